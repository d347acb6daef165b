const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Capitals that posts use for something else than a ticker: abbreviations, time zones, agencies, small Spanish words. */
export const acronyms: ReadonlySet<string> = words(`
  AAA AB ABC AD ADR AG AGM AI AJ AKA AL AM AMEX AN ANG API APP APPS APR AR AS ASAP ASCO AT ATH ATM ATS AUG AWS AZ
  BAE BBC BC BCV BE BEA BF BLA BLS BNB BNP BOJ BR BRB BRICS BS BSE BTD BTFD BTO BTW BY CA CAD CAGR CBI CBS CD CDN
  CDS CEO CES CET CFO CFTC CH CHF CIA CIO CJ CMO CN CNBC CNN CNY CO COB COD COM CON COO CPI CPU CR CRT CSI CST CT
  CTO CU CV CVR CY DA DB DC DE DEC DEL DIY DJ DM DMA DNA DNS DOE DOJ DR DU DVD EAFE EBIT EBITDA EC ECB ECN EDT EIA
  EL EMA EMINI EN ENT EO EOD EOM EP EPA EPS ERA ES ESG ESPN EST ESTA ET ETA ETC ETF ETN EU EUR EV EVP EX FA FAA
  FAANG FAQ FBI FC FCC FCF FD FDA FDI FEB FED FF FHA FHFA FIFA FM FMCG FO FOMC FOMO FP FPO FQ FR FRI FT FTC FTSE
  FUD FX FY FYI GB GBP GDP GDR GEN GIF GMT GMV GOP GPU GST HA HAY HBO HE HEI HFT HH HIV HK HQ HR HRS HTC HU IAEA
  ICO ICYMI ID IDOP IE IEA IF IFRS IG II III IM IMF IMHO IMO IMS IN INC INR IO IPO IQ IR IRA IRR IRS IS ISE ISI
  IST IT ITM ITS IV IX JAN JC JJ JP JPY JR JUL JUN KPI KYC LA LAS LE LG LLC LLP LMAO LN LO LOL LOS LP LSE LT LTD
  LTE LTS LV LX MACD MAR MAS MBA MBS MC MD ME MF MG MI MK MN MOM MON MOU MP MR MT MTD MTG MW MWC MY NA NAV NB NBA
  NBC NBFC NC NCAA NFC NFL NFP NG NHL NHTSA NI NIH NJ NN NO NOV NPA NS NSA NSE NT NTO NV NW NY NYC NYMEX NYSE OCC
  OCT OECD OEM OF OH OI OIS OK OMC OMG OP OPEC OR OS OTC OTM PA PBT PC PCT PD PE PEG PF PHD PI PL PLS PM PMI PO
  POR POS POTUS PP PPI PPT PR PRE PS PSU PT QA QE QIP QOQ QT QTD QTR QUE RBA RBI RD RE REIT RI RIP ROA ROCE ROE
  ROI RR RRR RS RSI RT RU SA SAR SAT SB SC SCOTUS SE SEBI SEC SEO SEP SEPT SER SF SI SIP SL SLR SMA SME SMS SO SON
  SOS SOTP SP SQ SR SS ST STD STO STR SU SUN SUS SUV SVP TA TBA TBD TE TGIF TH THE THU TL TM TO TPA TR TSX TT TU
  TUE TV TVs TX UCO UI UK UN UNA UP UPA US USA USD USDA UT UV VA VAN VAT VC VHS VI VIA VIP VIX VM VO VP VR VS VW
  VWAP WA WE WED WFH WH WHO WO WS WSB WSJ WTF WTH WTI WTO WW WWDC XL XM XMAS XP YA YES YO YOLO YOU YOY YR YRS YTD
  ZZ
`);

/** What is left of `On Holding` or `News Corp` names no one. */
export const bareNames: ReadonlySet<string> = words(`
  acc all american at aware bank billion box bullish capital care cash city click consumers customers dave dow
  emerging equity first fold future gates general here home hope insurance international investor it lt max
  nasdaq national news next ni nice now oil on one op page paid partners post power public q1 q2 q3 q4 screen sea
  seek shipping still strategy su take ten the to todays total track ups us vs winners
`);

export const financeWords: ReadonlySet<string> = words(`
  acquisition acquire acquires acquired analyst analysts antitrust bearish bn bond bonds breakout brokerage bullish buyback buyout call calls ceo cfo
  chart close closes commodity company corp cut deal dividend dividends dow downgrade downgraded downgrades earnings ebitda eps equities equity etf etfs exchange fed
  filing forecast forex futures gains guidance hedge index inc invest investing investor investors ipo layoffs lawsuit loss losses market markets
  merger merges million mkt nasdaq nifty nyse option options outlook outperform overweight pe portfolio premarket price prices profit profits puts q1 q2 q3 q4
  quarter quarterly quote rally rallies rating revenue revenues rs sales sec sector selloff sensex session share shareholder shareholders shares short
  shorts stake stock stocks strike subsidiary supplier target ticker trade trader traders trades trading underperform underweight upgrade upgraded upgrades valuation volatility volume
  wall yield yields
  accion acciones accionistas adquisicion analistas beneficio beneficios bolsa bonos cae caen caida cierre compania cotiza cotizacion demanda dividendo dividendos
  ebitda empresa empresas euros facturacion fusion ganancias gana ganan ibex ingresos inversion inversores invierte mercado mercados millones opa perdidas
  pierde precio precios resultados sube suben subida trimestre trimestral valor valores ventas
`);

/** Words by which a text shows that it speaks of the Indian market. */
export const indianWords: ReadonlySet<string> = words(`
  rs crore crores lakh lakhs cr nifty sensex nse bse sebi rbi india indian mumbai delhi inr rupee rupees dalal psu govt
  promoters promoter qip ofs fii fiis dii nbfc
`);

/** After a company's name (`Apple shares`, `Target's earnings`) they show that it is one, whatever its capitals. */
export const companyWords: ReadonlySet<string> = words(`
  stock stocks share shares earnings calls puts ceo cfo options revenue revenues profit profits sales dividend eps guidance
  inc corp ltd plc shareholders investors analyst analysts
`);

/** Before a colon (`NYSE: ALL`) they say that a ticker follows. */
export const exchanges: ReadonlySet<string> = words(
  "nyse nasdaq amex otc otcmkts lse bme nse bse tsx asx nysearca arca",
);

/** Small words that only Spanish has; two of them make a text Spanish. */
export const spanishSigns: ReadonlySet<string> = words(`
  el los las del una por para con que su sus al es se y en lo como mas pero sobre tras hoy este esta sin entre desde hasta
  ha han acciones bolsa mercado empresa millones
`);

/** Beside a commodity's or an index's name they say that it is traded: `gold slips`, `sube el oro`. */
export const moveWords: ReadonlySet<string> = words(`
  rises rise rising rose falls fall falling fell slips slip slipped jumps jump jumped gains gain gained drops drop dropped
  surges surge surged climbs climb climbed tumbles tumble tumbled soars soar soared sinks sink sank plunges plunge slides slide
  slid edges edged hits hit extends rallies rally rebounds steadies steady eases eased ends closes opens trades price prices
  futures spot bulls bears inventories output demand supply barrel ounce higher lower down up
  sube suben subio cae caen cayo baja bajan bajo gana ganan pierde pierden repunta avanza retrocede cotiza cierra abre
  precio precios barril onza rebota
`);

/** Words that the word lists lack: Spanish ones, among them those of the exchange that are tickers too, and slang. */
export const furtherWords: ReadonlySet<string> = words(`
  cae dan hay era ser ver ir va van sea sal son sol mar pan paz luz rio mes dia ano oro gran tal tan san mal bien solo todo toda
  nada algo casa cosa caso cabe casi cada como cara mano vida hora alta alto bajo baja peso pico pais ola eso ese esa aun ahi uso
  unos once doce tres seis diez cien mil que quien fin fue fui haz hace dice di da dar das doy voy soy les nos os mis tus cual eje
  red ley rey rol tope toma mide pasa para pero poca poco puja roza saca sigue suma sale tasa tira topa valor venta viene vive ya
  gana ganar sube cede cierra abre pierde con sin una uno los las del por mas muy
  dis til bro esp asc kro wai tho bruh smh fam tbh ngl imo lol omg idk btw pls thx ppl bday tix yall ima finna hain alot lil aint gon
`);

/** In the word lists, and yet nobody means anything but the company or the index. */
export const brandWords: ReadonlySet<string> = words("blackberry google nifty sap twitter ups youtube");

/** Famous names that are rare words, rivers, saints or surnames besides. */
export const sharedWords: ReadonlySet<string> = words(`
  abbott amadeus amazon berkshire dow iberia ing intel lilly meta micron occidental vale zara
`);
