"""Names of months, weekdays and zones in the languages that logs are written in."""

from __future__ import annotations

_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "january february march april may june july august september october november december",
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ene feb mar abr may jun jul ago sept oct nov dic",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "jän feb mrz apr mai jun jul aug sept okt nov dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mars apr maj juni juli aug sep okt nov dec",
    "januar februar marts april maj juni juli august september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września paź listopada grudnia",
)
"""English, German, French, Spanish, short and long; Austrian and older German forms; Italian,
Portuguese, Dutch; Danish, Norwegian and Swedish, Polish."""
_PLAIN = str.maketrans("äéèûàúç", "aeeuauc")
MONTH = {
    spelled: number
    for row in _MONTHS
    for number, name in enumerate(row.split(), 1)
    for spelled in (name, name.translate(_PLAIN))
}
MONTH_WORD = "|".join(sorted(MONTH, key=len, reverse=True))
DAYS = (
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    "|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    "|lun|mar|mer|jeu|ven|sam|dim|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    "|mié|mie|jue|vie|sáb|sab|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|gio|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)"
    "-feira|ma|wo|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
)
_WEEKDAYS = (
    "mon mo lun ma", "tue di mar dinsdag tues diens", "wed mi mer mié mie wo mitt woens",
    "thu do jeu jue gio donner donder thur", "fri fr ven vie vr", "sat sa sam sáb sab za",
    "sun so dim dom zo",
)  # fmt: skip
"""How the names of Monday to Sunday begin; “ma” is Monday in Dutch and “mar” Tuesday in French."""
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "cet": 1, "mez": 1, "bst": 1, "west": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "aest": 10, "aedt": 11,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "brt": -3, "art": -3, "sast": 2,
    "brst": -2, "nst": -3.5, "ndt": -2.5, "clt": -4, "clst": -3, "cot": -5, "pet": -5, "uyt": -3,
    "awst": 8, "sgt": 8, "hkt": 8, "kst": 9, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Hours ahead of UTC of the names that logs write; American ones where a name is used twice."""


def weekday(name: str) -> int | None:
    """Which day a name means; None where it is none, or may be two."""
    if not name:
        return None
    name = name.casefold()
    fits = {
        day: max(len(start) for start in starts.split() if name.startswith(start))
        for day, starts in enumerate(_WEEKDAYS)
        if any(name.startswith(start) for start in starts.split())
    }
    return max(fits, key=lambda day: fits[day]) if fits else None
