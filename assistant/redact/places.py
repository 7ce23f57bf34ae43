"""Where people live and when they were born: streets as they are written in several countries."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import keyed
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_PLACE = r"[A-ZÀ-Þ][\w.'\u2019-]*"
_SHORT_FORMS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Court|Ct|Boulevard|Blvd|Terrace|Highway|Hwy|Parkway|Pkwy"
    r"|Crescent|Drive|Dr|Way|Place|Pl|Close|Square|Sq|Row|Circle|Cir|Trail)\b\.?"
)
_STREET = (
    rf"(?:\d{{1,5}}[a-zA-Z]?,? (?:[NSEW]\.? )?(?:{_PLACE} ){{1,3}}(?:{_SHORT_FORMS}"
    rf"|[A-ZÀ-Þ][\wÀ-ÿ-]{{1,30}}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|laan"
    rf"|straat|plein|gata|gate|gaten|gatan|veien|vegen|gade|katu) \d{{1,4}}[a-z]?|\d{{1,4}},? "
    rf"(?:bis |ter )?(?:rue|avenue|boulevard|bd|place"
    rf"|chemin|allée|impasse|quai) (?:[\w'À-ÿ-]+ ?){{1,5}}|(?:[Cc]alle|[Aa]venida|[Rr]ua|[Vv]ia"
    rf"|[Pp]laza) (?:[\w'À-ÿ-]+ ){{1,4}}\d{{1,4}})"
)
_REST = (
    rf"(?:,? (?:Apt|Suite|Ste|Unit|Floor|#) ?[\w-]{{1,6}})?(?:, ?{_PLACE}(?: {_PLACE}){{0,2}})?"
    rf"(?:,? \d{{4,5}} {_PLACE}(?: {_PLACE}){{0,2}}|,?(?: [A-Z]{{2}})? \d{{5}}(?:-\d{{4}})?"
    rf"|,? [A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}})?"
)
_SURE = _STREET.replace(
    _SHORT_FORMS,
    r"Street|Road|Avenue|Lane|Court|Boulevard|Terrace|Highway|Parkway|Crescent|(?:Ave|Rd|St|Blvd"
    r"|Ln|Ct)(?=[.,])|(?:Dr|Way|Pl|Cir|Pkwy|Hwy)(?=[.,]? (?:Ste|Apt|Suite|Unit)\b))\b\.?",
)
"""With nothing before it: no kinds of street that are other things as well."""
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Za-z]{3,9}\.?,? \d{4}"
    r"|[A-Za-z]{3,9} \d{1,2},? \d{4})(?!\d)"
)
_HEADS = (
    r"bill(?:ed|ing)?(?: to)?|ship(?:ped|ping)?(?: to)?|sold to|remit to|deliver to"
    r"|rechnungsadresse|lieferadresse|anschrift|adresse de (?:livraison|facturation)"
)


def _block(match: Match[str], naming: Naming) -> str:
    """The lines of an address below its heading."""

    def hide(line: Match[str]) -> str:
        return line[0] if naming.kept(line[0]) else naming.secret("value")

    return match["head"] + re.sub(r"[^\s][^\n]*", hide, match["value"])


RULES = (
    keyed(
        "value",
        "address;addr;addr1;addr2;addr3;address1;address2;street;street address;mailing address"
        ";billing address"
        ";shipping address;home address;bill to;ship to;billto;shipto;anschrift;adresse"
        ";rechnungsadresse;lieferadresse;straße"
        ";strasse;wohnort;dirección;endereço;indirizzo;adres;lives at;wohnhaft",
        rf"{_STREET}{_REST}",
    ),
    Rule(
        "value",
        rf"(?<![\w.])(?P<value>{_SURE}{_REST})(?!\w)",
        lambda match, naming: naming.secret("value"),
        (
            "street", "road", "avenue", " lane", " court", "boulevard", "terrace", "highway",
            "parkway", "crescent", "ave,",
            "ave.", " rd,", " rd.", " st,", " st.", "blvd", " ln,", " ct,", "stra_e ",
            "strasse ", "str. ", "weg ", "platz ",
            "allee ", "gasse ", "ring ", "damm ", "ufer ", "laan ", "straat ", "plein ", "gata ",
            "gate ", "gaten ", "gatan ", "veien ", "vegen ", "gade ", "katu ", "ste ", "apt ",
            "suite ", "unit ", " rue ",
            " bd ", " chemin ", " all_e ",
            " impasse ", " quai ", "calle ", "avenida ", " rua ", " via ", "plaza ",
        ),
        r"(?:street|road|avenue|lane|court|boulevard|terrace|highway|parkway|crescent|ave[,.]"
        r"|rd[,.]|st[,.]|blvd|ln,|ct,)|(?:stra(?:_|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer"
        r"|laan|straat|plein|gata|gate|gaten|gatan|veien|vegen|gade|katu) \d|(?:dr|way|pl|cir"
        r"|pkwy|hwy)[.,]? (?:ste|apt|suite|unit)|\d,? (?:bis |ter )?(?:rue|avenue|boulevard|bd"
        r"|place|chemin|all_e"
        r"|impasse|quai) |(?:calle|avenida|rua|via|plaza) [^\n]{2,60}\d",
    ),
    keyed(
        "value",
        "zip;zipcode;postcode;postalcode;postal;plz;postleitzahl;code postal;código postal;cep;cap",
        r"(?:\d{5}(?:-\d{3,4})?|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
        r"|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4})(?!\w)",
    ),
    keyed(
        "value",
        "dob;geb datum;date of birth;birth date;birthdate;birthday;born;born on;geburtsdatum"
        ";geboren;geboren am;geb;date de naissance"
        ";né le;née le;fecha de nacimiento;data de nascimento;geboortedatum",
        _DATE,
    ),
    Rule(
        "value",
        rf"(?im)(?P<head>^[ \t]*(?:{_HEADS})(?: address)?[ \t]*:?[ \t]*\n)"
        r"(?P<value>(?:[ \t]*[^\s:=<>{}\[\]][^\n:=<>{}\[\]]{1,60}(?:\n|\Z)){1,5})",
        _block,
        ("bill", "ship", "sold to", "remit to", "deliver to", "adresse", "anschrift"),
        rf"(?m)^[ \t]*(?:{_HEADS})(?: address)?[ \t]*:?[ \t]*$",
        reach=330,
    ),
)  # fmt: skip
