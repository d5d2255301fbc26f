// Writes static/img/land.svg: the land of Asia without any border, and the lines of the globe. In an empty folder:
//   npm install world-atlas@2 d3-geo@3 topojson-client@3 topojson-simplify@3
//   node land.mjs > land.svg
// The map is a Lambert azimuthal equal-area projection: apps/chronicle/atlas.py lays the dots on it by the same numbers.
import fs from "fs";
import { geoAzimuthalEqualArea, geoGraticule, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";

const [WIDTH, HEIGHT] = [1000, 700];
const DETAIL = 0.04; // square degrees that the smallest bend of a coast encloses

const projection = geoAzimuthalEqualArea().rotate([-78, -32]).scale(520).translate([470, 350]);
projection.clipExtent([[0, 0], [WIDTH, HEIGHT]]).precision(0.3);
const draw = geoPath(projection).digits(0);

const world = presimplify(JSON.parse(fs.readFileSync("node_modules/world-atlas/land-50m.json")));
const coarse = filter(simplify(world, DETAIL), filterWeight(world, 2 * DETAIL));
const land = draw(feature(coarse, coarse.objects.land));
const lines = draw(geoGraticule().step([20, 20]).extent([[-60, -20.1], [200, 80.1]])());

console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<path id="land" d="${land}"/>
<path id="lines" d="${lines}"/>
</svg>`);
