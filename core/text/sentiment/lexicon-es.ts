/**
 * Spanish words of markets and companies with their valence in [−4, 4], written for Pulso from general knowledge.
 * Folded (no accents); `*` stands for any ending.
 */
const entries = `
4: espectacular* extraordinari* excepcional* historicamente_alto
3: dispar* excelent* magnific* brillant* exito* triunf* record* bonanza* arras* sobresal* pulveriz* maximo maximos
2.5: gana ganan gano ganaron ganar ganancia* ganador* beneficio* lucro* rentab* rally rebot* repunt* auge* superavit* solid* fortale* supera superan supero superaron superar bate baten batio
2: sube suben subio subieron subir subida* subiendo avanza avanzan avanzo avance* alza* alcista* crece crecen crecio crecieron crecer crecimiento* creciendo aument* increment* mejor mejora mejoran mejoro mejorar mejoria* recuper* optimis* confianz* positiv* impuls* escal* prosper* expansi* expand* bueno buena buenos buenas buen bien favorabl* oportunidad* revaloriz* reval* catapult* eleva elevan elevo elevar lider* innova* dinamism* robust* saneado saneada acierto* acert* premio* premia premiad* celebra* satisfactori* satisf* apreci* progres* pujan* pujanza
1.5: acuerdo* dividendo* recompra* contrato* adjudic* aprueb* aprobaci* aprobad* lanza lanzan lanzo lanzamiento* inversion inversiones invierte invertira alianza* ampli* consolida* estabil* estable compra compran compro comprar recomend* sobreponder* ahorr* creaci* crear crea empleo* contrata contratara contrataciones reduce_deuda refuerz* reforz* apoya apoyo* apoyan respald* interes_comprador aliv* facilit* benefici* atractiv* prometedor* esperanz* estimul* cumple cumplio cumplen logra logran logro lograr alcanza alcanzan alcanzo
1: nuevo nueva oferta acelera aceleran acelero moderniz* sostenib* eficien* calma normaliz* reactiv* reapertura tregua verde verdes
-1: ajuste* ajusta incertidumbre* duda* cautela cautel* advierte advierten advertencia* alerta* alert* retras* aplaz* demor* modera moderan freno* frena frenan frenar rojo rojos tension* tensiones inflacion* deuda* huelga* paro protesta* volatil* presion* debate* polemic* congel* rezag*
-1.5: debil* preocup* riesgo* recort* vende venden vendio vender infraponder* reduce reducen redujo reducir reduccion* desaceler* ralentiz* estanc* conflicto* demanda_judicial denunci* investig* sancion* multa* encarec* encarece deficit* aranc* cierra_planta cierre_de despid* despedir suspend* suspens* retir* cancel* abandon* perjudic* incumpl* impag* moros* descuent* penaliz* lastra* lastr* amenaz* temor* teme temen miedo* nervios* pesim* negativ* malo mala malos malas mal peor* dificult* dificil* problema* queja* fallo* falla* error* escasez* escasea
-2: baja bajan bajo_minimos bajaron bajar bajada* baj retroce* retroces* cae caen cayo cayeron caer caida* cayendo descen* desciend* pierde pierden perdio perdieron perder perdida* perdidas merma* deprec* devalu* bajista* minimo minimos contra* contraccion contrac* deterior* empeor* hund* resient* resinti* cede ceden cedio ceder sufre sufren sufrio sufrir golpe* golpea* castig* crisis recesion* ERE despido* desplaza* declive* declin* rebaja* rebajan rebajo decepcion* defraud* fracas*
-2.5: desplom* derrumb* hunde hunden hundio hundimiento* batacazo* pinch* burbuja* panico* ataque* hackeo* ciberataq* impago* insolv* liquidacion* liquida suspension_de_pagos concurso_de_acreedores estafa* fraud* corrup* escandalo* colaps* quebrant* varapalo*
-3: quiebra* quebro bancarrota* ruina* arruin* catastrof* desastr* debacle* crac crash* hecatombe sangria* tragedia* 
`;

export const lexiconEs: readonly (readonly [entry: string, valence: number])[] = entries
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [valence, words = ""] = line.split(":");
    return words
      .trim()
      .split(" ")
      .map((word) => [word.toLowerCase(), Number(valence)] as const);
  });
