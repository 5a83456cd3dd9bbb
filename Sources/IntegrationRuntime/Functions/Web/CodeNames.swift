// SPDX-License-Identifier: MIT

/// English names of languages and countries.
enum CodeNames {
  /// ISO 639-1.
  static let languages = table(
    """
    aa Afar;ab Abkhaz;ae Avestan;af Afrikaans;ak Akan;am Amharic;an Aragonese;ar Arabic;as Assamese;
    av Avaric;ay Aymara;az Azerbaijani;ba Bashkir;be Belarusian;bg Bulgarian;bh Bihari;bi Bislama;
    bm Bambara;bn Bengali;bo Tibetan Standard;br Breton;bs Bosnian;ca Catalan;ce Chechen;ch Chamorro;
    co Corsican;cr Cree;cs Czech;cu Old Church Slavonic;cv Chuvash;cy Welsh;da Danish;de German;
    dv Divehi;dz Dzongkha;ee Ewe;el Greek;en English;eo Esperanto;es Spanish;et Estonian;eu Basque;
    fa Persian;ff Fula;fi Finnish;fj Fijian;fo Faroese;fr French;fy Western Frisian;ga Irish;
    gd Gaelic;gl Galician;gn Guaraní;gu Gujarati;gv Manx;ha Hausa;he Hebrew;hi Hindi;ho Hiri Motu;
    hr Croatian;ht Haitian;hu Hungarian;hy Armenian;hz Herero;ia Interlingua;id Indonesian;
    ie Interlingue;ig Igbo;ii Nuosu;ik Inupiaq;io Ido;is Icelandic;it Italian;iu Inuktitut;
    ja Japanese;jv Javanese;ka Georgian;kg Kongo;ki Kikuyu;kj Kwanyama;kk Kazakh;kl Kalaallisut;
    km Khmer;kn Kannada;ko Korean;kr Kanuri;ks Kashmiri;ku Kurdish;kv Komi;kw Cornish;ky Kyrgyz;
    la Latin;lb Luxembourgish;lg Ganda;li Limburgish;ln Lingala;lo Lao;lt Lithuanian;
    lu Luba-Katanga;lv Latvian;mg Malagasy;mh Marshallese;mi Māori;mk Macedonian;ml Malayalam;
    mn Mongolian;mr Marathi;ms Malay;mt Maltese;my Burmese;na Nauru;nb Norwegian Bokmål;
    nd North Ndebele;ne Nepali;ng Ndonga;nl Dutch;nn Norwegian Nynorsk;no Norwegian;
    nr South Ndebele;nv Navajo;ny Chichewa;oc Occitan;oj Ojibwe;om Oromo;or Oriya;os Ossetian;
    pa Panjabi;pi Pāli;pl Polish;ps Pashto;pt Portuguese;qu Quechua;rm Romansh;rn Kirundi;
    ro Romanian;ru Russian;rw Kinyarwanda;sa Sanskrit;sc Sardinian;sd Sindhi;se Northern Sami;
    sg Sango;si Sinhala;sk Slovak;sl Slovene;sm Samoan;sn Shona;so Somali;sq Albanian;sr Serbian;
    ss Swati;st Southern Sotho;su Sundanese;sv Swedish;sw Swahili;ta Tamil;te Telugu;tg Tajik;
    th Thai;ti Tigrinya;tk Turkmen;tl Tagalog;tn Tswana;to Tonga;tr Turkish;ts Tsonga;tt Tatar;
    tw Twi;ty Tahitian;ug Uyghur;uk Ukrainian;ur Urdu;uz Uzbek;ve Venda;vi Vietnamese;vo Volapük;
    wa Walloon;wo Wolof;xh Xhosa;yi Yiddish;yo Yoruba;za Zhuang;zh Chinese;zu Zulu
    """
  )

  /// ISO 3166-1, with the names of 2013, which the integrations that need them know.
  static let countries = table(
    """
    AD Andorra;AE United Arab Emirates;AF Afghanistan;AG Antigua and Barbuda;AI Anguilla;AL Albania;
    AM Armenia;AO Angola;AQ Antarctica;AR Argentina;AS American Samoa;AT Austria;AU Australia;
    AW Aruba;AX Åland Islands;AZ Azerbaijan;BA Bosnia and Herzegovina;BB Barbados;BD Bangladesh;
    BE Belgium;BF Burkina Faso;BG Bulgaria;BH Bahrain;BI Burundi;BJ Benin;BL Saint Barthélemy;
    BM Bermuda;BN Brunei Darussalam;BO Bolivia, Plurinational State of;
    BQ Bonaire, Sint Eustatius and Saba;BR Brazil;BS Bahamas;BT Bhutan;BV Bouvet Island;BW Botswana;
    BY Belarus;BZ Belize;CA Canada;CC Cocos (Keeling) Islands;
    CD Congo, the Democratic Republic of the;CF Central African Republic;CG Congo;CH Switzerland;
    CI Côte d'Ivoire;CK Cook Islands;CL Chile;CM Cameroon;CN China;CO Colombia;CR Costa Rica;CU Cuba;
    CV Cape Verde;CW Curaçao;CX Christmas Island;CY Cyprus;CZ Czech Republic;DE Germany;DJ Djibouti;
    DK Denmark;DM Dominica;DO Dominican Republic;DZ Algeria;EC Ecuador;EE Estonia;EG Egypt;
    EH Western Sahara;ER Eritrea;ES Spain;ET Ethiopia;FI Finland;FJ Fiji;
    FK Falkland Islands (Malvinas);FM Micronesia, Federated States of;FO Faroe Islands;FR France;
    GA Gabon;GB United Kingdom;GD Grenada;GE Georgia;GF French Guiana;GG Guernsey;GH Ghana;
    GI Gibraltar;GL Greenland;GM Gambia;GN Guinea;GP Guadeloupe;GQ Equatorial Guinea;GR Greece;
    GS South Georgia and the South Sandwich Islands;GT Guatemala;GU Guam;GW Guinea-Bissau;GY Guyana;
    HK Hong Kong;HM Heard Island and McDonald Islands;HN Honduras;HR Croatia;HT Haiti;HU Hungary;
    ID Indonesia;IE Ireland;IL Israel;IM Isle of Man;IN India;IO British Indian Ocean Territory;
    IQ Iraq;IR Iran, Islamic Republic of;IS Iceland;IT Italy;JE Jersey;JM Jamaica;JO Jordan;JP Japan;
    KE Kenya;KG Kyrgyzstan;KH Cambodia;KI Kiribati;KM Comoros;KN Saint Kitts and Nevis;
    KP Korea, Democratic People's Republic of;KR Korea, Republic of;KW Kuwait;KY Cayman Islands;
    KZ Kazakhstan;LA Lao People's Democratic Republic;LB Lebanon;LC Saint Lucia;LI Liechtenstein;
    LK Sri Lanka;LR Liberia;LS Lesotho;LT Lithuania;LU Luxembourg;LV Latvia;LY Libya;MA Morocco;
    MC Monaco;MD Moldova, Republic of;ME Montenegro;MF Saint Martin (French part);MG Madagascar;
    MH Marshall Islands;MK Macedonia, the Former Yugoslav Republic of;ML Mali;MM Myanmar;MN Mongolia;
    MO Macao;MP Northern Mariana Islands;MQ Martinique;MR Mauritania;MS Montserrat;MT Malta;
    MU Mauritius;MV Maldives;MW Malawi;MX Mexico;MY Malaysia;MZ Mozambique;NA Namibia;
    NC New Caledonia;NE Niger;NF Norfolk Island;NG Nigeria;NI Nicaragua;NL Netherlands;NO Norway;
    NP Nepal;NR Nauru;NU Niue;NZ New Zealand;OM Oman;PA Panama;PE Peru;PF French Polynesia;
    PG Papua New Guinea;PH Philippines;PK Pakistan;PL Poland;PM Saint Pierre and Miquelon;PN Pitcairn;
    PR Puerto Rico;PS Palestine, State of;PT Portugal;PW Palau;PY Paraguay;QA Qatar;RE Réunion;
    RO Romania;RS Serbia;RU Russian Federation;RW Rwanda;SA Saudi Arabia;SB Solomon Islands;
    SC Seychelles;SD Sudan;SE Sweden;SG Singapore;SH Saint Helena, Ascension and Tristan da Cunha;
    SI Slovenia;SJ Svalbard and Jan Mayen;SK Slovakia;SL Sierra Leone;SM San Marino;SN Senegal;
    SO Somalia;SR Suriname;SS South Sudan;ST Sao Tome and Principe;SV El Salvador;
    SX Sint Maarten (Dutch part);SY Syrian Arab Republic;SZ Swaziland;TC Turks and Caicos Islands;
    TD Chad;TF French Southern Territories;TG Togo;TH Thailand;TJ Tajikistan;TK Tokelau;
    TL Timor-Leste;TM Turkmenistan;TN Tunisia;TO Tonga;TR Turkey;TT Trinidad and Tobago;TV Tuvalu;
    TW Taiwan, Province of China;TZ Tanzania, United Republic of;UA Ukraine;UG Uganda;
    UM United States Minor Outlying Islands;US United States;UY Uruguay;UZ Uzbekistan;
    VA Holy See (Vatican City State);VC Saint Vincent and the Grenadines;
    VE Venezuela, Bolivarian Republic of;VG Virgin Islands, British;VI Virgin Islands, U.S.;
    VN Viet Nam;VU Vanuatu;WF Wallis and Futuna;WS Samoa;YE Yemen;YT Mayotte;ZA South Africa;
    ZM Zambia;ZW Zimbabwe
    """
  )

  private static func table(_ text: String) -> [String: String] {
    var names: [String: String] = [:]
    for entry in text.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let parts = entry.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { names[String(parts[0])] = String(parts[1]) }
    }
    return names
  }
}
