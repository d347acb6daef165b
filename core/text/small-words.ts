/**
 * The commonest words by which English and Spanish are told from each other and from their neighbours (German, French,
 * Italian, Portuguese, Dutch, Catalan and others), folded. A word that two of the three lists could claim is in none.
 */
export const smallWords = {
  english: `the of and to is for on with at by from that this it its are was be has have will after as up down over out new says
    i you we they he she my your our their not but if or all what when how why who just now get got can dont im youre about more than into off
    than would could should been were had do does did there here today tomorrow week year day last next first stock stocks shares market
    markets earnings price buy sell short long time good like think know see look going back still only also some any because before between
    report reports quarter beats misses sales profit million billion company growth deal news trading update higher lower rise rises fall falls
    cut cuts prices raises hits sees gains gain jumps drops target rating outlook forecast results bank banks share calls puts bullish bearish`,
  spanish: `el los las del y por para su sus al como pero tras sobre este esta estos estas sin son ha han hasta desde entre muy ya hoy ayer
    manana ano anos cuando donde porque segun contra durante hacia ante cada otro otra otros nuevo nueva mayor menor mejor peor acciones accion bolsa
    mercado mercados sube suben baja bajan cae caen gana ganan pierde pierden euros millones banco beneficio beneficios empresa empresas precio
    precios espana espanol espanola economia gobierno trimestre ventas deuda tipos inflacion puede pueden hay fue sera esto eso yo mi tu nos les
    tambien solo todo todos toda todas mucho mas menos dolar dolares petroleo que una es
    quiere dice segun venta compra compras fondo fondos empresas grupo caso multa huelga ley paro empleo bancos energia luz vivienda inversion
    inversores negocio ingresos subida caida plazo crecimiento aumento crece lanza cierra abre firma presenta denuncia nombra invierte aprueba`,
  /** Spanish shares these with its neighbours: they count where nothing speaks for one of those. */
  romance: `de en un con se la lo`,
  other: `der das und heute wieder aktie aktien kurs steigt uber hat noch nur wie ist nicht von mit auf fur im den dem des ein eine auch sich bei nach wird werden aus zum zur ich sie
    le les et est dans pour une sur avec pas plus qui par aux cette sont ses leur mais ou ont apres
    il di che non per gli della nel alla sono piu anche questo come dopo della delle dei
    o os um uma nao em com dos ao pelo pela mais foi isso seu sua ate
    het een van niet voor zijn naar ook bij maar dat op te
    els amb dels aquest aquesta
    ve bir icin ile bu cok
    og det er som til av jeg ikke att och som inte
    yang dan ini untuk dengan tidak dari
    nie jest sie na to ze
    hai ka ki ke mein nahi aur
    si este pentru din`,
} as const;
