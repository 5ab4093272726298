"""Country names: the one name of each country, and the other spellings that exports have.

The name is the one Scopus uses. Spellings are compared without case, diacritics, spaces and
punctuation, so that `U.S.A.` and `Viet Nam` need no line of their own.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["COUNTRIES", "STATES"]

_WITHOUT_OTHER_SPELLING: Final = """
Afghanistan; Albania; Algeria; Andorra; Angola; Anguilla; Argentina; Armenia; Aruba; Australia;
Austria; Azerbaijan; Bahrain; Bangladesh; Barbados; Belize; Benin; Bermuda; Bhutan; Botswana;
Bulgaria; Burundi; Cameroon; Canada; Chad; Chile; Colombia; Comoros; Cook Islands; Costa Rica;
Croatia; Cuba; Cyprus; Denmark; Djibouti; Dominica; Ecuador; El Salvador; Equatorial Guinea;
Eritrea; Estonia; Ethiopia; Finland; France; French Guiana; French Polynesia; Gabon; Georgia; Ghana;
Gibraltar; Greece; Greenland; Grenada; Guadeloupe; Guam; Guatemala; Guernsey; Guinea; Guyana; Haiti;
Honduras; Hungary; Iceland; India; Indonesia; Iraq; Isle of Man; Israel; Italy; Jamaica; Japan;
Jersey; Jordan; Kazakhstan; Kenya; Kiribati; Kuwait; Latvia; Lebanon; Lesotho; Liberia;
Liechtenstein; Lithuania; Madagascar; Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands;
Martinique; Mauritania; Mauritius; Mayotte; Monaco; Mongolia; Montenegro; Montserrat; Morocco;
Mozambique; Namibia; Nauru; Nepal; New Caledonia; New Zealand; Nicaragua; Niger; Nigeria; Niue;
Norfolk Island; Northern Mariana Islands; Norway; Oman; Pakistan; Palau; Panama; Papua New Guinea;
Paraguay; Peru; Poland; Portugal; Puerto Rico; Qatar; Romania; Rwanda; Samoa; American Samoa; San
Marino; Saudi Arabia; Senegal; Seychelles; Sierra Leone; Singapore; Slovenia; Solomon Islands;
Somalia; South Africa; South Sudan; Spain; Sudan; Suriname; Sweden; Switzerland; Tajikistan;
Thailand; Togo; Tokelau; Tonga; Tunisia; Turkmenistan; Tuvalu; Uganda; Ukraine; Uruguay; Uzbekistan;
Vanuatu; Western Sahara; Yemen; Zambia; Zimbabwe; Antarctica; Bonaire; Kosovo; Yugoslavia;
Czechoslovakia
"""

_WITH_OTHER_SPELLINGS: Final = """
Antigua and Barbuda: Antigua; Antigua & Barbuda; Antigua & Barbu
Bahamas: Commonwealth of the Bahamas
Belarus: Byelarus; Byelorussia; Republic of Belarus
Belgium: Belgique; België
Bolivia: Plurinational State of Bolivia; Bolivia, Plurinational State of
Bosnia and Herzegovina: Bosnia; Bosnia & Herzegovina; Bosnia & Herceg; Bosnia-Herzegovina; BiH
Brazil: Brasil
Brunei Darussalam: Brunei
Burkina Faso: Upper Volta
Cambodia: Kampuchea
Cape Verde: Cabo Verde
Cayman Islands: Cayman Isl
Central African Republic: Cent Afr Republ
China: Peoples R China; People's Republic of China; P. R. China; R. P. China; China, PR; China (PRC); PRC; Mainland China; China, People's Republic of
Congo: Republic of the Congo; Rep Congo; Congo-Brazzaville; Congo, Republic of the; Republic of Congo
Cote d'Ivoire: Ivory Coast; Cote Ivoire
Curacao: Curaçao; Netherlands Antilles
Czech Republic: Czechia; The Czech Republic; Ceska republika
Democratic Republic Congo: Democratic Republic of the Congo; Democratic Republic of Congo; DR Congo; DEM REP CONGO; Dem Rep Congo; Congo, Democratic Republic of the; Congo, the Democratic Republic of the; Congo, Democratic Republic; Zaire; DRC
Dominican Republic: Dominican Rep
Egypt: Arab Republic of Egypt; A. R. Egypt
Eswatini: Swaziland
Falkland Islands (Malvinas): Falkland Islands; Falkland Isl
Faroe Islands: Faeroe Islands; Faroes
Federated States of Micronesia: Micronesia; Micronesia, Federated States of
Fiji: Fiji Islands
Gambia: Republic of the Gambia
Germany: Deutschland; Federal Republic of Germany; FRG; Fed Rep Ger; West Germany; East Germany; GDR; Ger Dem Rep; BRD
Guinea-Bissau: Guinea Bissau
Hong Kong: Hong Kong SAR; Hong Kong, China; Hong Kong SAR, China; Hong Kong, PR China; Hong Kong, Peoples R China; Hong Kong Special Administrative Region; Hong Kong S.A.R., China
Iran: Islamic Republic of Iran; Iran, Islamic Republic of; I. R. Iran; IR-Iran
Ireland: Republic of Ireland; Eire; Irish Republic
Kyrgyzstan: Kyrgyz Republic; Kirghizia; Kirgizstan
Laos: Lao PDR; Lao People's Democratic Republic; Lao People Dem Rep
Libyan Arab Jamahiriya: Libya; State of Libya
Luxembourg: Luxemburg; Grand Duchy of Luxembourg
Macao: Macau; Macau, China; Macao, China; Macao SAR; Macau SAR; Macao SAR, China; Macau SAR, China; Macao, Peoples R China
Mexico: México; Méjico; Estados Unidos Mexicanos
Moldova: Republic of Moldova; Moldova, Republic of; Moldavia
Myanmar: Burma; Union of Myanmar
Netherlands: Holland; Nederland; Netherland
North Korea: Democratic People's Republic of Korea; Korea, Democratic People's Republic of; DPR Korea; DPRK
North Macedonia: Macedonia; Republic of Macedonia; FYROM; Former Yugoslav Republic of Macedonia; Macedonia, the former Yugoslav Republic of; Republic of North Macedonia
Palestine: State of Palestine; Palestine, State of; Palestinian Territory; Palestinian Territories; Palestinian Territory, Occupied; Occupied Palestinian Territory; Occupied Palestinian Territories; Gaza Strip; West Bank
Philippines: Republic of the Philippines; Pilipinas
Reunion: Réunion; La Réunion; Reunion Island
Russian Federation: Russia; Rossiya; USSR; Soviet Union; Union of Soviet Socialist Republics; Россия; Российская Федерация
Saint Helena: St Helena
Saint Kitts and Nevis: St Kitts & Nevis; St Kitts and Nevis; St Kitts; St Kitts & Nevi
Saint Lucia: St Lucia
Saint Vincent and the Grenadines: St Vincent; St Vincent and the Grenadines; Saint Vincent
Saint Martin: St Martin; Sint Maarten
Sao Tome and Principe: Sao Tome & Principe; Sao Tome & Prin
Serbia: Republic of Serbia; Srbija; Serbia and Montenegro; Serbia Monteneg
Slovakia: Slovak Republic; Slovensko
South Korea: Korea; Republic of Korea; Korea, Republic of; Korea, South; S Korea; Rep Korea; R.O. Korea; ROK; Korea (South); Korea (Republic of); Korea, Rep
Sri Lanka: Ceylon
Svalbard and Jan Mayen: Svalbard
Syrian Arab Republic: Syria
Taiwan: Taiwan, Province of China; Taiwan, ROC; Taiwan (ROC); Taiwan R.O.C.; ROC; Republic of China; Taiwan, Republic of China; Taiwan, China; Taiwan (China); Chinese Taipei; Taiwan, PR China
Tanzania: United Republic of Tanzania; Tanzania, United Republic of
Timor-Leste: East Timor; Timor Leste
Trinidad and Tobago: Trinidad & Tobago; Trinidad Tobago; Trinidad; Trin & Tobago; Trinidad Tobago WI
Turkey: Türkiye; Turkiye; Republic of Turkey; Republic of Türkiye
Turks and Caicos Islands: Turks & Caicos
United Arab Emirates: UAE; U Arab Emirates; Emirates
United Kingdom: UK; Great Britain; GB; Britain; England; Scotland; Wales; Northern Ireland; North Ireland; N Ireland; England, UK; Scotland, UK; Wales, UK; Northern Ireland, UK; United Kingdom of Great Britain and Northern Ireland; England and Wales
United States: USA; US; United States of America; The United States; Etats-Unis; Estados Unidos; EUA; EE.UU.
Vatican City State: Vatican; Vatican City; Holy See
Venezuela: Bolivarian Republic of Venezuela; Venezuela, Bolivarian Republic of
Viet Nam: Socialist Republic of Vietnam; SR Vietnam
Virgin Islands (British): British Virgin Islands; Virgin Islands, British; BVI
Virgin Islands (U.S.): US Virgin Islands; Virgin Islands, U.S.; Virgin Islands
"""  # noqa: E501 - a country a line

_STATES: Final = """
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut;
DE Delaware; DC District of Columbia; FL Florida; GA; HI Hawaii; ID Idaho; IL Illinois; IN Indiana;
IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine; MD Maryland; MA Massachusetts; MI Michigan;
MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire;
NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma;
OR Oregon; PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee;
TX Texas; UT Utah; VT Vermont; VA Virginia; WA Washington; WV West Virginia; WI Wisconsin;
WY Wyoming
"""


def _countries() -> dict[str, tuple[str, ...]]:
    names = _WITHOUT_OTHER_SPELLING.replace("\n", " ").split(";")
    every: dict[str, tuple[str, ...]] = {name.strip(): () for name in names}
    for line in _WITH_OTHER_SPELLINGS.strip().splitlines():
        name, _, others = line.partition(":")
        every[name] = tuple(other.strip() for other in others.split(";"))
    return every


COUNTRIES: Final[Mapping[str, tuple[str, ...]]] = _countries()
"""The other spellings of each country, by its name."""

STATES: Final[Mapping[str, str]] = {
    code: name for code, _, name in (each.strip().partition(" ") for each in _STATES.split(";"))
}
"""The states of the United States by their codes; Georgia's name is also that of a country."""
