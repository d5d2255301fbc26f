"""What an uploaded file really is."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from apps.core import uploads
from tests.factories.documents import PDF

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(kind="JPEG", size=(40, 20), mode="RGB", **options) -> bytes:
    data = BytesIO()
    Image.new(mode, size, "red").save(data, kind, **options)
    return data.getvalue()


def upload(content: bytes, name="picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def opened(file) -> Image.Image:
    return Image.open(BytesIO(file.read()))


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_pictures_keep_their_format_and_get_the_ending_that_is_true(kind, suffix):
    drawn = uploads.drawn_anew(upload(picture(kind), "summit.gif"))
    assert drawn.name == f"summit.{suffix}"
    assert opened(drawn).format == kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_where_a_picture_was_taken_is_removed(kind):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    original = picture(kind, exif=exif)
    assert b"Camera" in original
    drawn = uploads.drawn_anew(upload(original))
    assert not opened(drawn).getexif()
    drawn.seek(0)
    assert b"Camera" not in drawn.read()


def test_a_picture_taken_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    assert opened(uploads.drawn_anew(upload(picture(exif=exif)))).size == (20, 40)


def test_a_picture_is_made_no_larger_than_a_page_needs():
    assert opened(uploads.drawn_anew(upload(picture(size=(4800, 100))))).size == (2400, 50)


def test_transparency_stays():
    assert opened(uploads.drawn_anew(upload(picture("PNG", mode="RGBA")))).mode == "RGBA"


@pytest.mark.parametrize(
    "content", [SVG, picture("GIF"), picture("TIFF"), PDF, b"", picture()[:200]],
    ids=["SVG", "GIF", "TIFF", "PDF", "empty", "cut off"],
)  # fmt: skip
def test_what_is_not_a_jpeg_png_or_webp_is_refused(content):
    with pytest.raises(ValidationError, match="Choose a JPEG, PNG or WebP file"):
        uploads.drawn_anew(upload(content))


def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused():
    bomb = picture("PNG", (20_000, 20_000), "1")
    assert len(bomb) < uploads.PICTURE_BYTES
    with pytest.raises(ValidationError, match="at most 40 million pixels"):
        uploads.drawn_anew(upload(bomb))


def test_a_picture_of_too_many_bytes_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(uploads, "PICTURE_BYTES", 100)
    with pytest.raises(ValidationError, match="at most 100"):
        uploads.drawn_anew(upload(picture()))


def test_a_pdf_passes():
    uploads.is_pdf(upload(PDF, "act.pdf"))


@pytest.mark.parametrize("content", [b"MZ\x90\x00", SVG, PDF[:20], b"GIF89a" + PDF], ids=["EXE", "SVG", "cut", "GIF"])
def test_what_only_calls_itself_pdf_is_refused(content):
    with pytest.raises(ValidationError, match="not a PDF file"):
        uploads.is_pdf(upload(content, "act.pdf"))


def test_a_pdf_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "PDF_BYTES", 10)
    with pytest.raises(ValidationError, match="at most 10"):
        uploads.is_pdf(upload(PDF, "act.pdf"))
