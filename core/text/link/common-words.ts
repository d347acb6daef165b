const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Tickers that are acronyms or small words of everyday posts: written bare they link nothing, unless an exchange
 * stands before them (`NYSE: IT`) or a dollar sign.
 */
export const neverTickers: ReadonlySet<string> = words(`
  A I ABC AD AGM AI AKA AM APP APPS APR AT ATH ATM AUG BE BY CEO CFO CNBC COM COO CPI CTO DC DE DEC DMA EOD EPS ET ETC ETF EU EV
   FBI FDA FEB FED FOMC FRI FT FTC FX FYI GDP HE HRS IF IMO IN INC IPO IQ IR IRS IS IT ITS JAN JUL JUN LA LLC LTD ME MON MP MR MTG MY NFL 
  NO NOV NY NYC NYSE OF OK OMG OR OTC PC PE PMI PR QE RE ROI RSI RT SAT SEC SEP SQ ST SUN TGIF TH THE THU TO TUE TV UK UP US USA USD VIA VS WE WED WTF YOLO YOU YTD HEI FA UN EL LE TE SU ES SE AL AN AS AR CR
`);

/** Tickers that are words too: written bare, in capitals, they link only in the company of markets (see `fits`). */
export const wordTickers: ReadonlySet<string> = words(`
  ACT AD ADD AGE AGM AGO AI AIM AIN AIR AKA AL ALL ALOT ALSO AM AN ANY APP APPS APR APT AR ARB ARE ARM AS ASH AT ATH ATM ATOM AUG AUTO
  BACK BALL BAND BANK BAR BE BEAT BEST BET BETA BID BIG BILL BIO BIT BOLD BOOM BOSS BOT BOX BRO BUG BULL BUY BY CAKE CALL CALM CALL CAN CAP
  CAPS CAR CARD CARE CARS CASH CC CENT CEO CFO CHAT CITY CNBC COLD COM COMP CON COO COOL COP CORN COST CPI CR CTO CURB CURE CUT DAN DAY DD DE DEC
  DECK DIG DMA DO DOT DRUG DUE EACH EAR EARN EAST EASY EAT ECB EDIT EL ELSE EOD EPS ES ET ETC ETF EU EV EVER EXP EYE FACT FAST FAT FBI FDA
  FEB FED FEED FIL FIT FIVE FIX FLY FOMC FOR FORM FOUR FREE FRI FROM FT FTC FUN FUND FUND FX FYI GAIN GAME GAP GDP GEN GET GIFT GIVE GLAD GO GOLD GOOD
  GRAB GROW HAS HE HEAR HELP HER HERE HIGH HIS HIT HOLD HOME HOOK HOPE HOT HOTEL HOUR HOW HUGE IDEA IF II III IMO IN INC INFO INVESTMENT
  IPO IQ IR IRON IRS IS IT ITS JAN JOB JUL JUN KEY KIDS LA LAND LAW LE LEG LIFE LINE LINK LIVE LLC LOAN LOT LOVE LOW LTD LUCK MA
  MAIN MAN MAP MAR MARK MAS MASS MAX MAY ME MEN MET MI MIN MIND MINE MOMO MON MOST MOVE MP MR MTG MUST MY NA NEAR NET NEW NEXT NFL NI NICE
  NINE NO NOTE NOV NOW NY NYC NYSE OCT ODD OF OIL OK OLD OMG ON ONE ONTO OP OPEN OPP OR OTC OUT OWN PACK PAR PART PAT PATH PAY PAYS PC PCT PEAK PER
  PHARMA PICS PLAN PLAY PLUS PM PMI POOL POR POST PR PRE PRO PROP PUMP PUT QE RACE RAIL RAIN RAMP RARE RE REAL RED RES RIDE ROAD ROCK ROI RSI RT
  RUN SA SAFE SAT SAVE SAY SE SEA SEAT SEC SEE SEED SELF SELL SEP SHE SHIP SHOP SHOW SI SITE SKY SO SOAR SON SONG SOON SOS SPOT ST STAR
  STAY STEM STEP STOP SU SUCH SUI SUN TA TAKE TALK TAP TAX TE TEAM TECH TEN TGIF TH THE THIS THO THU TIL TIP TO TON TOP TOPS TOWN TREE TRIP TRUE TU TUE TURN TV TWO
  UK UN UNI UNIT UP US USA USD VERY VIA VIEW VS WANT WAR WAS WAVE WAY WE WED WELL WELL WHEN WHO WHY WIN WIT WK WOW WTF YOLO YOU YTD ZERO ZONE
`);

/** Company names that are words, first names or places: they link only when capitalised and in a financial context. */
export const wordNames: ReadonlySet<string> = words(`
  3i abb ace adobe affirm agile agilent align all allegiant allegion alliance alpha alphabet amazon ambition american amplitude analog angel apollo apple aptiv arch
  archer ares arista arm ascent ash assurant asos atlas autodesk avalanche aviation balance ball bath baker best beyond big bill bio block
  bloom blue booking boston box bright broadcom brown builders bumble burlington cabot cable campbell canal cape capital cardinal caribou carmax
  carnival carrier carter catalyst cactus celestial central century charles charter chase chewy chubb church cintas cigna citizens clean clear clorox coach
  coherent columbia comfort compass concord confluent continental cooper copper core corning cosmos coty crane cross crown cummins dell delta
  denny digital discover discovery dollar domino dominion donaldson dover dow dropbox dutch eagle eastern eastman eaton edison elastic element emerson enact
  encompass energy ensign entity envista equity essex eversource everest evolve exact expand expedia extra fair fastly federal first five fiserv flex flora flow fluor ford
  fortune forward four fox franklin frontier gamestop gap gartner general genius genuine global globe gold grail graham grand graphic green
  guess halliburton hamilton harmony harley hasbro healthy heart helix hershey hertz hess hilton home honest hope host howard hub hubbell humana huntington
  icon ideal illumina impact imperial independent inn innovative insight intel international intuit invesco iron jack jackson jacobs johnson
  juniper kellogg key kind kinder knight kraft land las leap legacy lemonade lennox leonardo liberty life light lincoln link live loop lucid lululemon lyft
  macy magna marathon markel marriott marsh martin masco mastec match matador mattel maximus medicare merck meridian meta micron mid mission moderna mohawk
  monarch monster moody moog morgan mosaic murphy national native near next nasdaq news noble nomad nordic northern norwegian nova novo nuance
  o'reilly oak okta old omega on one open option oracle orange orbit orchid origin oscar otis pacific palm paramount park parker path pearson peloton penguin
  pentair perrigo phoenix pinnacle pinterest pioneer plug polaris pool porch post power premier premium principal progress progressive prologis provident
  prudential public pulse pure quest ralph range realty red regal regency regions reliance relx remedy repay republic resideo resilient rio ripple rivian rocket rogers roper
  ross royal ryanair ryder saga sage salesforce sap sabre seagate sea seal select sempra shake shell shift signet silver simply sirius sketchers
  skyline sleep smart smith smucker snap snowflake solana sonic sonos southern spire spirit splash spotify sprout square standard stanley star state
  steel stellar sterling stone strategy strong summit sun superior surge sweet synergy sysco tapestry target team teleflex tempur teradata terra
  textron the tide toll tractor trade trane trans travelers trimble triumph trust twist tyler uber udemy union unity united
  universal upstart urban vale valley value vanguard ventas verde verisign vertex viacom victory visa vista vital vulcan wabash walker warner waste waters wave
  weibo welltower wendy western whirlpool williams wise wolf workday world yeti yelp york yum zillow zoom zebra
  apple arm awareness ball bill block booking care catalyst century cheer citizens click coffee commerce
  community crown crypto decent delta eastern enhanced eve evolution fact flex fossil founder freedom frontier
  frontline gap genius gigabit glimpse grab grande hello highway honest hope horizon hub icon idea intelligent
  interface jet joint landmark largo maiden match merchants metro optimism origin partners pattern perfect
  persistent pics pioneer pool popular prosperity quantum rain repay rocket sail senior ses sharp shell shift
  shipping shore snap sos sound speed star stellar stem strategy super target team tim tiny toast trees
  universal university uptrend vale visa visionary wise
  total solaria colonial merlin
`);

/** What is left of `On Holding` or `News Corp` names no one. */
export const neverNames: ReadonlySet<string> = words(`
  q1 q2 q3 q4 on next us dow nasdaq the one all it at national american general international acc aware bank billion box
  bullish capital city consumers customers emerging equity first fold future here home insurance investor lt
  max news ni nice now oil op page paid post power public screen sea seek still su take ten to todays total
  track ups vs winners
`);

/** Words that say a text speaks of markets or companies; folded (no accents, lower case). English and Spanish. */
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
