"""Words that names are made of: trades in companies' names, given names before family names."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import is_name, replaced
from .naming import Naming, Rule
from .normal import any_of, folded
from .nouns import PROGRAMS

if TYPE_CHECKING:
    from re import Match

_TRADES = """
    Bakery Bakers Butchers Plumbing Plumbers Roofing Landscaping Catering Construction Builders
    Carpentry Cabinetry Joinery Painting Paving Masonry Dental Dentistry Orthodontics Veterinary
    Chiropractic Pharmacy Optical Opticians Clinic Florist Florists Flowers Nursery Nurseries
    Farms Stables Kennels Orchard Vineyards Winery Brewery Brewing Distillery Café Cafe Bistro
    Restaurant Diner Pizzeria Grill Tavern Hotel Motel Inn Salon Barbers Grooming Laundry
    Cleaners Cleaning Janitorial Movers Trucking Freight Logistics Haulage Transport Towing Tires
    Automotive Autos Motors Marine Yachts Realty Realtors Estates Properties Apartments Rentals
    Insurance Bookkeeping Attorneys Architects Surveyors Upholstery Furniture Hardware Lumber
    Steel Welding Fabrication Machining Electricians Heating Flooring Fencing Fence Pools Gym
    Fitness Yoga Daycare Preschool Academy Church Ministries Parish Jewelers Jewellery Boutique
    Tailors Textiles Sporting Outfitters Printers Photography Funeral Hospice Homecare
    Bäckerei Konditorei Metzgerei Fleischerei Gasthof Gasthaus Wirtshaus Autohaus Tischlerei
    Schreinerei Schlosserei Spenglerei Klempnerei Gärtnerei Gartenbau Holzbau Metallbau Malerei
    Elektrotechnik Elektro Haustechnik Installationen Immobilien Hausverwaltung Kanzlei Praxis
    Zahnarztpraxis Apotheke Steuerberatung Fahrschule Friseur Reisebüro Spedition Weingut Hofladen
    Druckerei Optik Möbelhaus Blumen Pfarre Verein Fischzucht Zimmerei Dachdeckerei Brauerei
    Boulangerie Boucherie Pâtisserie Plomberie Menuiserie Charpente Maçonnerie Garage Cabinet
    Pharmacie Clinique Atelier Ferme Domaine Château Mairie Maison Fleuriste Coiffure Traiteur
    Panadería Pastelería Carnicería Fontanería Carpintería Ferretería Talleres Taller Bodegas
    Clínica Farmacia Óptica Peluquería Transportes Inmobiliaria Asesoría Construcciones Viveros
    Librería Hostal Autoescuela Padaria Pastelaria Talho Oficina Clínica Farmácia Construções
    Ferragens Quinta Restaurante Imobiliária Bakkerij Slagerij Loodgieter Schilders Aannemers
    Tandartspraktijk Apotheek Drukkerij Bloemen Kwekerij Fietsen Makelaardij Garagebedrijf Camping
    Panificio Macelleria Officina Officine Falegnameria Idraulica Farmacia Trattoria Ristorante
    Azienda Cantina Studio Fattoria Autofficina
    Bowling Pediatrics Elementary Montessori Bakehouse Scaffolding Scaffold Charters Granite
    Alterations Rigging Homes Schools Propane Excavating Excavation Drywall Locksmiths Podiatry
    Dermatology Cardiology Orthopedics Optometry Audiology Physiotherapy Acupuncture Massage
    Creamery Roasters Seafood Fisheries Greenhouses Dairy Ranch Poultry Meats Confections
    Chocolates Cidery Taproom Alehouse Saloon Lodge Resort Cottages Campground Marina Boatyard
    Kayaks Bicycles Motorcycles Tractors Collision Glazing Gutters Siding Concrete Asphalt
    Demolition Salvage Recycling Septic Refrigeration Ironworks Foundry Sawmill Millwork Woodworks
    Countertops Carpets Draperies Quilts Embroidery Uniforms Antiques Auctions Ballet Gymnastics
    Karate Museum Theatre Cinemas Skating Childcare Kindergarten Lutheran Baptist Methodist
    Presbyterian Episcopal Synagogue Chapel Diocese Hospital Staffing Accountants Bookkeepers
    Surveying Mortgage Ardoises Toitures Carrelage Peinture Jardins Chauffage Serrurerie Vitrerie
    Fromagerie Poissonnerie Épicerie Librairie Brasserie Auberge Crêperie Imprimerie Scierie
    Muebles Pinturas Reformas Cerrajería Cristalería Lavandería Frutería Pescadería Floristería
    Gestoría Imprenta Taberna Mesón Cafetería Installateur Sanitär Gebäudereinigung Malermeister
    Dachdecker Fliesenleger Buchhandlung Getränke Molkerei Käserei Sägewerk Steinmetz Schmiede
"""
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"(?:{_CAPITAL}[\w'\u2019.-]*+)"
_JOIN = r"(?:(?:&|&amp;|and|und|et|y|e|de|du|des|la|los|do|da|van|von|der|di|zum|zur|am|St\.) )"
_TRADE = rf"(?:{'|'.join(_TRADES.split())})"
_COMPOUND = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,20}(?:bau|technik|handel|bäckerei|metzgerei|schlosserei|tischlerei"
    r"|gärtnerei|apotheke|verein|kanzlei|praxis|druckerei|spenglerei|betrieb|immobilien|transporte"
    r"|bakkerij|bedrijf))"
)
_KIND = rf"(?:{_TRADE}|{_COMPOUND})(?![\w-])"
_TRADE_WORDS = tuple(dict.fromkeys(folded(_TRADES).split()))
_COMPOUND_ENDS = (
    "bau", "technik", "handel", "_ckerei", "metzgerei", "schlosserei", "tischlerei", "g_rtnerei",
    "apotheke", "verein", "kanzlei", "praxis", "druckerei", "spenglerei", "betrieb", "immobilien",
    "transporte", "bakkerij", "bedrijf",
)  # fmt: skip
_STARTS = (
    r"(?:The|A|An|This|That|Our|Your|My|For|From|With|In|On|At|To|Of|If|When|Is|Was|Error|Warning"
    r"|Failed|Der|Die|Das|Ein|Eine|Le|La|Les|El|Los|No|Not|Open|Opening|Closing|Loading|Print"
    r"|Show|Select|Visual|Android|Microsoft|Windows|Adobe|Intuit|QuickBooks|Medical|File|Cabinet)"
)


def _trade(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if " " not in value or re.search(PROGRAMS.replace("|studio", ""), value) or not is_name(value):
        return match[0]
    naming.learn("company", value)
    return replaced("company", match, naming)


RULES = (
    Rule(
        "company",
        rf"(?<![\w\u2019.&])(?<!\w')(?:(?<=[a-z]-)|(?<!-))(?!{_STARTS}\b)(?P<value>(?:{_WORD}"
        rf" {_JOIN}?){{1,4}}?{_KIND}(?: {_JOIN}?{_WORD})*+|{_KIND}(?:"
        rf" {_JOIN}{{0,2}}{_WORD}){{1,4}})",
        _trade,
        (*_TRADE_WORDS, *_COMPOUND_ENDS),
        rf"(?<![a-z0-9]){any_of(_TRADE_WORDS)}|{any_of(_COMPOUND_ENDS)}(?![a-z0-9])",
    ),
)
