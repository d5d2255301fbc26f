"""Dates and periods in words, in both languages. In the expected texts ~ stands for a no-break space."""

import datetime
import re

import pytest
from django.utils import translation

from apps.bodies.models import MeetingRule
from apps.core.dates import PartialDate
from apps.core.fields import PartialDateField
from apps.core.wording import date_in_words, days_in_words, period_in_words, since

DATES = [
    ("2011-06-17", "17~June 2011", "17~июня 2011~г."),
    ("2011-06", "June 2011", "июнь 2011~г."),
    ("2011", "2011", "2011~г."),
    ("by 2001-09-05", "by 5~September 2001", "не позднее 5~сентября 2001~г."),
    ("by 2001-09", "by September 2001", "не позднее сентября 2001~г."),
    ("by 2001", "by December 2001", "не позднее декабря 2001~г."),
    ("after 2008-08-25", "after 25~August 2008", "после 25~августа 2008~г."),
    ("after 2008-08", "after August 2008", "после августа 2008~г."),
    (
        "2015-11-12 to 2016-04-28",
        "between 12~November 2015 and 28~April 2016",
        "не ранее 12~ноября 2015~г. и не позднее 28~апреля 2016~г.",
    ),
    (
        "2015-11 to 2016-04",
        "between November 2015 and April 2016",
        "не ранее ноября 2015~г. и не позднее апреля 2016~г.",
    ),
    (
        "2018-08-29 to 2018-09",
        "between 29~August and 30~September 2018",
        "не ранее 29~августа и не позднее 30~сентября 2018~г.",
    ),
    ("2021-06-21 to 2021-06-23", "between 21 and 23~June 2021", "не ранее 21 и не позднее 23~июня 2021~г."),
    ("2018-08 to 2018-10", "between August and October 2018", "не ранее августа и не позднее октября 2018~г."),
    ("2014 to 2018", "between 2014 and 2018", "не ранее 2014~г. и не позднее 2018~г."),
    ("2014-05-20 to 2014-05-21", "20 or 21~May 2014", "20 или 21~мая 2014~г."),
    ("2014-05-31 to 2014-06-01", "between 31~May and 1~June 2014", "не ранее 31~мая и не позднее 1~июня 2014~г."),
]

BEGINNINGS = [
    ("2011-06-17", "since 17~June 2011", "с 17~июня 2011~г."),
    ("2011-06", "since June 2011", "с июня 2011~г."),
    ("2011", "since 2011", "с 2011~г."),
    ("2014-05-20 to 2014-05-21", "since 20 or 21~May 2014", "с 20 или 21~мая 2014~г."),
    ("by 2001-09-05", "since 5~September 2001 or earlier", "не позднее чем с 5~сентября 2001~г."),
    ("by 2001-09", "since September 2001 or earlier", "не позднее чем с сентября 2001~г."),
    ("after 2008-08", "since a day after August 2008", "с неустановленной даты (после августа 2008~г.)"),
    (
        "2015-11 to 2016-04",
        "since a day between November 2015 and April 2016",
        "с неустановленной даты (не ранее ноября 2015~г. и не позднее апреля 2016~г.)",
    ),
]

PERIODS = [
    ("", "", "since when is not known", "дата начала неизвестна"),
    ("2011", "", "since 2011", "с 2011~г."),
    ("", "2014-05-20", "until 20~May 2014", "до 20~мая 2014~г."),
    ("", "by 2006-06", "until June 2006 or earlier", "до неустановленной даты (не позднее июня 2006~г.)"),
    ("by 2006-06", "by 2006-06", "until June 2006 or earlier", "до неустановленной даты (не позднее июня 2006~г.)"),
    (
        "2014-05-20 to 2014-05-21",
        "2018-09-24",
        "since 20 or 21~May 2014, until 24~September 2018",
        "с 20 или 21~мая 2014~г. до 24~сентября 2018~г.",
    ),
    (
        "2010-06-08",
        "2014-05-20 to 2014-05-21",
        "since 8~June 2010, until 20 or 21~May 2014",
        "с 8~июня 2010~г. до 20 или 21~мая 2014~г.",
    ),
    ("2018-09-24", "2020-09-24", "24~September 2018 – 24~September 2020", "24~сентября 2018~г.~— 24~сентября 2020~г."),
    ("2010-06", "2014-05", "June 2010 – May 2014", "июнь 2010~г.~— май 2014~г."),
    ("2022", "2024-01-01", "2022–2023", "2022–2023~гг."),
    ("2022", "2023-01-01", "2022", "2022~г."),
    ("1992", "2002", "1992–2002", "1992–2002~гг."),
    ("2022", "2024-06-01", "since 2022, until 1~June 2024", "с 2022~г. до 1~июня 2024~г."),
    (
        "by 2001-09-05",
        "2004-10-22",
        "since 5~September 2001 or earlier, until 22~October 2004",
        "не позднее чем с 5~сентября 2001~г. до 22~октября 2004~г.",
    ),
    (
        "by 2001-09-05",
        "2004-10-20 to 2008-08-25",
        "since 5~September 2001 or earlier, until a day between 20~October 2004 and 25~August 2008",
        (
            "не позднее чем с 5~сентября 2001~г. до неустановленной даты "
            "(не ранее 20~октября 2004~г. и не позднее 25~августа 2008~г.)"
        ),
    ),
    (
        "2011",
        "after 2018-08-28",
        "since 2011, until a day after 28~August 2018",
        "с 2011~г. до неустановленной даты (после 28~августа 2018~г.)",
    ),
]

PLANNED_ENDS = [
    (
        "2024-12-17",
        "2026-10",
        "since 17~December 2024, planned until October 2026",
        "с 17~декабря 2024~г., по плану~— до октября 2026~г.",
    ),
    (
        "",
        "2026",
        "since when is not known, planned until 2026",
        "дата начала неизвестна, по плану~— до 2026~г.",
    ),
]

DAYS = [
    ("2002-06-04", "", "4~June 2002", "4~июня 2002~г."),
    ("2002-06-04", "2002-06-04", "4~June 2002", "4~июня 2002~г."),
    ("2022-10-12", "2022-10-13", "12–13~October 2022", "12–13~октября 2022~г."),
    ("2011-09-30", "2011-10-01", "30~September – 1~October 2011", "30~сентября~— 1~октября 2011~г."),
    ("2010-12-31", "2011-01-02", "31~December 2010 – 2~January 2011", "31~декабря 2010~г.~— 2~января 2011~г."),
    ("1993-08", "1993-09", "August – September 1993", "август~— сентябрь 1993~г."),
    ("1993-12", "1994-01", "December 1993 – January 1994", "декабрь 1993~г.~— январь 1994~г."),
    ("2026-10", "", "October 2026", "октябрь 2026~г."),
    ("2026-10-12", "2026-10", "12~October 2026 – October 2026", "12~октября 2026~г.~— октябрь 2026~г."),
]


def read(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def both(in_words, *arguments) -> tuple[str, str]:
    """What the function says in English and in Russian, with visible no-break spaces."""
    texts = []
    for language in ("en", "ru"):
        with translation.override(language):
            texts.append(in_words(*arguments).replace("\N{NO-BREAK SPACE}", "~"))
    return tuple(texts)


@pytest.mark.parametrize(("date", "english", "russian"), DATES)
def test_a_date_says_as_much_as_is_known(date, english, russian):
    assert both(date_in_words, read(date)) == (english, russian)


@pytest.mark.parametrize(("date", "english", "russian"), BEGINNINGS)
def test_a_beginning_says_since_when(date, english, russian):
    assert both(since, read(date)) == (english, russian)


@pytest.mark.parametrize(("start", "end", "english", "russian"), PERIODS)
def test_a_period_says_from_when_until_when(start, end, english, russian):
    assert both(period_in_words, MeetingRule(start=read(start), end=read(end))) == (english, russian)


@pytest.mark.parametrize(("start", "end", "english", "russian"), PLANNED_ENDS)
def test_a_planned_end_is_called_planned(start, end, english, russian):
    period = MeetingRule(start=read(start), end=read(end), is_end_planned=True)

    assert both(period_in_words, period) == (english, russian)


@pytest.mark.parametrize(("starts", "ends", "english", "russian"), DAYS)
def test_the_days_of_an_event_name_month_and_year_once(starts, ends, english, russian):
    assert both(days_in_words, read(starts), read(ends)) == (english, russian)


@pytest.mark.parametrize("month", range(1, 13))
def test_russian_months_are_small_and_stand_in_the_right_case(month):
    date = PartialDate.parse(f"2011-{month:02}")
    months = {
        1: ("январь", "января"), 2: ("февраль", "февраля"), 3: ("март", "марта"), 4: ("апрель", "апреля"),
        5: ("май", "мая"), 6: ("июнь", "июня"), 7: ("июль", "июля"), 8: ("август", "августа"),
        9: ("сентябрь", "сентября"), 10: ("октябрь", "октября"), 11: ("ноябрь", "ноября"), 12: ("декабрь", "декабря"),
    }  # fmt: skip
    alone, genitive = months[month]

    assert both(date_in_words, date)[1] == f"{alone} 2011~г."
    assert both(since, date)[1] == f"с {genitive} 2011~г."


def test_a_plain_day_is_worded_as_an_exact_date():
    assert both(date_in_words, datetime.date(2002, 6, 4)) == ("4~June 2002", "4~июня 2002~г.")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_example_that_a_form_shows_can_be_typed(language):
    with translation.override(language):
        examples = re.split(", | or | или ", str(PartialDateField().formfield().help_text))
    assert [str(PartialDate.parse(example)) for example in examples] == [
        "2011", "2011-06", "2011-06-17", "by 2001-09", "after 2008-08", "2015-11 to 2016-04",
    ]  # fmt: skip


def test_no_date_has_no_words():
    assert both(date_in_words, None) == both(since, None) == ("", "")
