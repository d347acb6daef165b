import type { Concept } from "./concepts.ts";

/**
 * Spanish words of markets and companies by what they mean, written for Pulso from general knowledge. `~verbo` stands for
 * its regular forms, `raiz*` for any ending; folded (no accents).
 */
export const lexiconEs: Partial<Record<Concept, string>> = {
  rise: `~subir subida subidas ~ganar ~avanzar avance avances alza alzas alcista alcistas ~crecer crecimiento crecimientos ~aumentar aumento aumentos
    ~incrementar incremento incrementos ~mejorar mejora mejoras mejoria ~recuperar recuperacion ~revalorizar revalorizacion ~apreciar apreciacion
    ~repuntar repunte repuntes ~rebotar rebote ~remontar remontada ~escalar escalada ~encarecer encarecimiento arriba mas mayor mayores ~acelerar aceleracion
    ~duplicar ~triplicar ~multiplicar ~ampliar ~expandir expansion ~fortalecer ~reforzar ~consolidar ~elevarse ascenso ~ascender ~reactivar verde verdes ~reanimar
    ~revivir revive ~recobrar ~engordar ~sumar suma ~resucitar ~levantar ~anotar anota anotan ~apuntar apunta apuntan ~relanzar ~despertar despierta ~estirar ~respirar respira doble mas ~prosperar prospera ~extender ~afianzar ~doblar ~engrosar ~sobrevolar ~progresar ~florecer`,
  soar: `~disparar dispar* ~catapultar ~despegar despegue rally auge boom ~arrasar ~brillar ~pulverizar ~espolear ~galopar euforia vuela vuelan volando
    ~reventar revienta ~petar ~saltar ~dispararse ~desbordar desborda`,
  fall: `~bajar bajada bajadas ~caer cae caen cayo cayeron cayendo caida caidas ~retroceder retroceso retrocesos ~descender descenso descensos desciende descienden
    ~perder pierde pierden ~ceder ~disminuir disminucion ~mermar merma ~depreciar depreciacion ~devaluar devaluacion bajista bajistas ~abaratar abaratamiento
    ~frenar freno frenazo ~moderar moderacion ~desacelerar desaceleracion ~ralentizar ralentizacion ~contraer contraccion ~empeorar empeoramiento
    ~deteriorar deterioro ~debilitar debilitamiento ~resentir resiente resienten abajo menos menor menores ~deja dejan ~dejarse ~enfriar enfriamiento ~recular
    ~flojear ~corregir correccion ~lastrar lastre ~menguar rojo rojos ~tropezar tropieza tropiezo ~ahondar ~reducirse
    ~desinflar ~encoger ~adelgazar ~apagar apaga ~aflojar afloja ~restar resta ~tambalear ~desgastar ~agotar agota ~encallar ~desvanecer ~desacoplar ~retraer ~resbalar ~desangrar ~decaer decae ~declinar declive ~menguar ~atascar atasca atascado ~torcer ~enfriar enfria ~recular ~flaquear`,
  crash: `~desplomar desplome ~derrumbar derrumbe ~hundir hundimiento batacazo ~pinchar pinchazo crac crash debacle hecatombe sangria ~colapsar colapso
    ~estrellar desbandada ~arrastrar ~tumbar varapalo ~castigar castigo ~despenar ~sangrar panico ~pulverizar
    ~arruinar ~naufragar ~vapulear ~noquear ~desmoronar ~fulminar ~destrozar ~trizas ~despenarse ~machacar`,
  raise: `~elevar ~aumentar ~subir ~ampliar ~incrementar ~impulsar ~reforzar ~encarecer ~revisar ~endurecer`,
  reduce: `~recortar recorte recortes ~reducir reduce reducen redujo redujeron reduccion ~rebajar rebaja rebajas ~limitar ~aligerar ~disminuir ~estrechar ~minorar
    ~ajustar ajuste ajustes ~acortar ~contener ~aliviar
    ~adelgazar ~estrechar ~ahorrar ~abaratar ~aflojar`,
  profit: `beneficio beneficios ganancia ganancias ingresos ingreso ventas venta facturacion factura margen margenes rentabilidad ebitda resultado resultados
    dividendo dividendos demanda exportaciones produccion pedidos caja superavit pib empleo afiliacion consumo reservas matriculaciones turismo viajeros
    pernoctaciones recompra retorno recaudacion solvencia ocupacion productividad
    rentable rentables facturan ~facturar recaudan cosecha contratacion contrataciones empleos afiliados creditos depositos patrimonio plusvalias plusvalia cupon reparte reparten cartera exportacion ahorro`,
  loss: `perdida perdidas deficit morosidad impagos impago minusvalias provision provisiones deterioros paro desempleo recesion agujero fuga fugas
    provisiona quita quitas vencimientos descubierto lastre parados`,
  cost: `coste costes costo costos gasto gastos deuda deudas endeudamiento inflacion ipc impuesto impuestos arancel aranceles tasa tasas factura precio
    precios alquiler alquileres hipoteca hipotecas euribor luz combustible gasolina carburantes endeudado iva tributo tasazo cuota cuotas comision comisiones
    sobrecostes sobrecoste recibo peajes peaje arancelaria cesta carestia cobrar cobro costara facturas tarifa tarifas canon`,
  beat: `~superar ~batir ~sobrepasar ~rebasar ~exceder ~aventajar ~adelantar ~destronar ~vencer ~sobresalir`,
  miss: `~decepcionar decepcion decepcionante ~incumplir ~defraudar inferior debajo ~fallar ~quedarse corto corta rezagado rezagada ~rezagar`,
  buy: `~comprar compra compras comprador compradores ~sobreponderar alcista alcistas acumular largos infravalorado infravalorada barato barata
    ~recomendar recomendacion oportunidad`,
  sell: `~vender vendedor vendedores ~infraponderar bajista cortos sobrevalorado sobrevalorada caro cara burbuja ~deshacer ~desprender
    ~liquidar ~desinvertir`,
  upgrade: `~mejorar`,
  downgrade: `~rebajar ~degradar degradacion`,
  hold: `mantener mantiene mantienen neutral reitera reiteran igualponderar cobertura ~mantener`,
  good: `fuerte fuertes solido solida solidos solidas buen bueno buena buenos buenas mejor mejores excelente excelentes positivo positiva positivos positivas
    optimismo optimista optimistas confianza exito exitos exitoso favorable favorables atractivo atractiva prometedor prometedora esperanza esperanzas lider lideres
    liderazgo oportunidad oportunidades record robusto robusta espectacular extraordinario extraordinaria sostenible sostenibles innovador innovadora innovacion
    historico eficiente eficiencia resiliente resiliencia dinamismo bonanza apetito saludable brillante fortaleza impulso estimulo estimulos ayuda ayudas
    tregua calma alivio respiro estabilidad bien optimo ventaja competitivo competitividad pionero pionera ahorro ahorros prosperidad imparable
    rentable rentables rentablemente oxigeno promete prometen pulmon brotes confia confian orgullo impecable magnifico magnifica magnificos brillantes solidez estrella estrellas premio premiado premiada digital inteligente referente referencia puntero puntera excelencia talento respira mimo salvavidas bendicion alas favor progreso progresos revolucion atractivos exitosa exitosos exitosas satisfecho satisfechos satisfaccion contentos ilusion crecientes creciente ganador ganadores ganadora mejorado mejorada ideal util utiles seguro segura gratis virtuoso`,
  bad: `debil debiles mal malo mala malos malas peor peores negativo negativa negativos negativas pesimismo pesimista dificil dificiles dificultad dificultades
    problema problemas crisis fracaso fracasa fracasan grave graves escasez desabastecimiento retraso retrasos insuficiente fragil fragilidad debilidad
    presion presiones golpe reves caos colapsado ruina desastre catastrofe catastrofico critico critica criticas castigado lastrado ahogado ahogo asfixia
    ~asfixiar ~ahogar ~sufrir sufre sufren precario precaria precariedad pobreza desigualdad duro dura turbulencias tormenta nubarrones incierto estancamiento
    ~estancar ~peligrar abusivo abusiva abusivas abuso abusos polemica polemico queja quejas denuncia denuncias bloqueo bloqueado averia apagon atasco negro encallado
    pesimo pesima desastroso desastrosa flojo floja flojos decepcionantes preocupante preocupantes derrota disculpas faltan tonto encarecido apuros agonia ahogados arruinado ruinoso toxico toxicos toxica colapsan maldito oscuro amargo amarga tocado tocada herido sangrante culpa culpable culpables desequilibrio desplomado vulnerable vulnerables inseguridad frenada cruz lento lenta insostenible inviable inutil peligroso peligrosa nefasto nefasta fatal desesperado desesperados desierto frio fria plaga victimas victima muertos muerto muerte muere hambre carencia carencias`,
  win: `~lograr logro logros ~conseguir consigue consiguen ~adjudicar adjudicacion contrato contratos ~aprobar aprobacion premio premios ~premiar
    ~obtener obtiene obtienen ~alcanzar ~cerrar ~conquistar ~triunfar triunfo ~ganar galardon ~liderar ~certificar ~cumplir ~sellar
    ~desbloquear ~resolver resuelve ~solucionar solucion ~desatascar licitacion adjudicataria licencia concesion autoriza autorizan ~autorizar autorizacion patente homologa ~homologar ~renovar renueva renuevan ~captar`,
  crime: `fraude fraudes estafa estafas corrupcion escandalo multa multas multado ~multar sancion sanciones ~sancionar demanda demandas ~demandar querella ~denunciar
    denuncia investigacion ~investigar investigado investigada imputado imputada blanqueo soborno sobornos juicio condena ~condenar condenado condenada ilegal ilegales
    ciberataque hackeo robo detenido detenidos delito delitos cartel evasion evadir irregularidades expediente ~expedientar fiscalia tribunal piramidal
    juzgado judicial jueza juez inspeccion fiscal condenan multan demandan estafados afectados acusan acusado acusados cnmc anticorrupcion desvio malversacion trampa trampas saqueo enganan engano enganos ~enganar ~estafar trama imputa imputan sentencia recurre recurso pleito litigio irregular suplantacion phishing ciberdelincuentes sospecha sospechas ~sospechar`,
  negation: `no ni sin nunca jamas tampoco nada nadie ningun ninguna ninguno apenas falta`,
  intense: `muy fuerte fuertemente gran grandes drasticamente mucho mucha muchos muchas extremadamente altamente bruscamente enorme enormes masivo masiva masivos
    historico historica tan mayor considerablemente significativamente todo totalmente record notablemente especialmente`,
  slight: `ligeramente leve levemente poco algo ligero ligera moderado moderada modesto modesta timido timida casi parcialmente`,
  unsure: `podria podrian puede pueden quiza quizas si posible posibles probable incertidumbre duda dudas ~dudar cree pendiente`,
  contrast: `pero aunque sino mientras pese aun embargo`,
  slangUp: `cohete luna pelotazo subidon alcistas pepino chollo forrarse ganga petarlo peta petando holdear hodl pumpea despega`,
  slangDown: `pillado pillados palmar palmando ruina timo humo chicharro hostia guano bajon desastre estafadores timadores ladrones verguenza mierda basura sablazo atraco`,
  joy: `feliz felicidades gracias enhorabuena alegria contento bravo genial maravilla orgullo orgulloso celebra celebran ~celebrar ~aplaudir aplauso
    ~brindar brinda ~presumir presume ~alabar alaba ~elogiar elogia elogios ~felicitar felicita fiesta ilusionado encantado encantados jaja jajaja ole crack vivan viva bravo`,
  grief: `triste odio asco enfado indignante indignacion vergonzoso lamentable miedo susto pena tristeza rabia pesadilla horror ~lamentar
    llora lloran ~llorar ~enfurecer ~indignar ~sufrir lastima verguenza vergonzosa asqueado harto hartos harta ~hartar penoso penosa ridiculo ridicula sinverguenzas chorizos mentira mentiras miente mienten robar roban roba cabreo cabreado cabreados dolor fatal vaya`,
  stable: `estable estables plano plana planos lateral mixto mixta ~estabilizar igual inalterado ~permanecer permanece repite ~repetir`,
  help: `~ayudar ~apoyar apoyo apoyos ~respaldar respaldo ~impulsar ~beneficiar ~favorecer ~estimular ~animar ~facilitar ~aliviar ~rescatar rescate ~salvar ~fomentar
    ~proteger ~potenciar ~garantizar ~blindar ~subvencionar subvencion subvenciones bonificacion ~bonificar ~invertir invierte invierten inversion inversiones
    financiacion financiara
    ~inyectar ~incentivar incentivos incentivo ~bonificar ~desgravar ~sostener sostiene ~devolver devuelve ~compensar ~acelerar ~avalar avala avales aval ~defender defiende ~relajar relaja ~solidarizar ~dinamizar ~modernizar ~regalar regala ~alentar alienta ~promover promueve ~digitalizar`,
  hurt: `~afectar ~golpear ~perjudicar ~amenazar amenaza amenazas ~danar dano danos ~lastrar ~penalizar ~presionar ~pesar ~azotar ~sacudir ~complicar ~agravar
    ~estrangular ~tensionar ~erosionar ~cargar ~obligar ~exigir ~criticar ~acusar ~atacar ~culpar ~gravar ~encarecer
    ~encajar encaja ~acusar ~ahuyentar ~asediar ~acorralar ~cercar ~hostigar ~dinamitar ~mermar ~tocar ~exprimir ~apretar aprieta ~sacrificar ~estropear ~deteriorar ~frenar ~imponer impone imponen ~endurecer endurece ~cobrar ~reclamar reclama claman ~exigir ~recortar`,
  stop: `~parar ~detener detiene ~suspender suspension ~cancelar cancelacion ~retrasar ~aplazar aplazamiento ~abandonar ~cerrar cierre cierres cierra cierran ~retirar
    retirada ~paralizar paralizacion ~congelar ~rechazar rechazo ~bloquear ~dimitir dimision ~renunciar ~romper ~prohibir prohibicion ~vetar veto ~negar niega ~tumbar
    portazo ~apagar ~clausurar clausura ~expulsar ~fracasar ~liquidar ~desahuciar ~desconvocar ~plantar ~salirse ~echar ~interrumpir ~truncar ~encallar ~anular anula ~revocar revoca ~desmantelar ~desistir`,
  begin: `~lanzar lanzamiento ~abrir apertura ~iniciar inicio ~estrenar ~inaugurar ~presentar ~crear creacion ~empezar empieza ~comenzar comienza ~reanudar ~construir
    construye ~desarrollar
    ~arrancar arranca arrancan ~lanzarse ~activar activa ~debutar debuta ~instalar ~ensayar ~incorporar ~producir ~fabricar fabrica`,
  layoff: `despido despidos ~despedir despide despiden ere eres erte ertes recolocacion prejubilaciones ~destruir destruye destruccion
    ~recolocar salidas prejubila ~prejubilar ~echar`,
  bankrupt: `quiebra quiebras ~quebrar bancarrota concurso acreedores insolvencia insolvente liquidacion impago ~impagar desahucio desahucios`,
  avoid: `~evitar ~esquivar ~sortear ~superar ~salvar ~impedir ~compensar ~contrarrestar ~eludir ~resistir ~capear ~aguantar ~contener ~vencer ~erradicar`,
  high: `maximo maximos maxima alto altos record techo pico cima historicos
    maximas altas alta elevado elevada elevados elevadas`,
  low: `minimo minimos minima bajo bajos suelo fondo
    bajas minimas`,
  deal: `acuerdo acuerdos ~acordar fusion fusiones ~fusionar ~adquirir adquiere adquisicion alianza alianzas ~pactar pacto pactos opa oferta ~firmar firma convenio
    ~colaborar colaboracion participacion ~asociar socio socios ronda emision ~suscribir opv
    apuesta apuestan ~apostar ~ficharm ficha ficharan ~aliarse alia alian ~vender ~entrar compraventa desembarca ~desembarcar ~participar ~coger inversor inversores ~comprometer`,
  announce: `~anunciar anuncio ~presentar presentacion ~publicar ~informar informe informes ~comunicar dice dicen afirma asegura ~explicar junta consejo nombra nombran
    ~nombrar nombramiento ~celebrara reunion directivo presidente consejero director ministra ministro segun hoy manana estudio encuesta entrevista`,
  expect: `~esperar espera esperan prevision previsiones ~prever preve preven pronostico pronosticos ~estimar estimacion estimaciones expectativas expectativa objetivo
    objetivos perspectivas ~calcular consenso ~augurar ~vaticinar`,
  rate: `tipo tipos interes intereses bce fed euribor bono bonos prima rendimiento`,
  price: `precio precios accion acciones bolsa ibex mercado mercados bolsas cotizacion indice petroleo oro dolar euro titulos valores cripto bitcoin parque bursatil
    valor`,
  worry: `preocupacion preocupaciones ~preocupar temor temores ~temer teme temen riesgo riesgos ~arriesgar ~advertir advierte advierten advertencia advertencias alerta alertas
    ~alertar ~avisar cautela incertidumbre tension tensiones nervios nerviosismo miedo peligro alarma alarmas sombras desconfianza inquietud volatilidad ~desconfiar
    ~asustar ~inquietar inquieta ~planear vigila cuidado ojo ~dudar sombrio temblar tiembla ~temblar ~recelar avisa avisan vulnerables panico sombra ~acechar acecha`,
  strike: `huelga huelgas paros protesta protestas ~protestar conflicto conflictos guerra ataque ataques invasion pandemia covid coronavirus sequia incendio boicot
    manifestacion inundaciones terremoto confinamiento
    ~plantar plantan paran ~amotinar bloqueos cortes corte tractorada manifestaciones apagones dana temporal tormenta borrasca incendios helada plaga ola`,
  because: `tras por ante debido gracias despues desde`,
  while: `y mientras como frente que`,
};
