"""Names of the months in the languages of exports."""

__all__ = ["MONTHS"]

_NAMES = (
    "january januar jänner janvier enero gennaio janeiro januari январь января jan ene gen jän янв",
    "february februar feber février fevrier febrero febbraio fevereiro februari февраль февраля "
    "feb fév fev фев",
    "march märz maerz mars marzo março marco maart marts март марта mar mär mrz mrt мар",
    "april avril abril aprile апрель апреля apr avr abr апр",
    "may mai mayo maggio maio mei maj май мая mag",
    "june juni juin junio giugno junho июнь июня jun giu июн",
    "july juli juillet julio luglio julho июль июля jul juil lug июл",
    "august août aout agosto augustus augusti август августа aug aoû aou ago авг",
    "september septembre septiembre setiembre settembre setembro сентябрь сентября sep sept set "
    "сен сент",
    "october oktober octobre octubre ottobre outubro октябрь октября oct okt ott out окт",
    "november novembre noviembre novembro ноябрь ноября nov ноя нояб",
    "december dezember décembre decembre diciembre dicembre dezembro desember декабрь декабря dec "
    "dez déc dic дек",
)

MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Number of a month by its name or abbreviation, case-folded: English, German, French, Spanish,
Italian, Portuguese, Dutch, Scandinavian and Russian."""
