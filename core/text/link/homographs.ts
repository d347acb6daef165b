const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What follows a company's name where it is the plain word: `apple pie`, `Target price`, `Amazon rainforest`. */
const followers: Readonly<Record<string, ReadonlySet<string>>> = {
  adobe: words("house houses brick bricks walls"),
  amazon: words("rainforest river basin forest jungle rain deforestation fires"),
  apple: words(
    "pie pies juice cider tree trees sauce crumble tart tarts orchard orchards cake vinegar strudel butter slices picking farm farms crop blossom",
  ),
  block: words("trade trades party of the by"),
  boston: words("marathon globe red celtics bruins"),
  caterpillar: words("turned crawled into"),
  chase: words("after the him her them down"),
  coach: words("said says of bus trip"),
  delta: words("variant force hedge hedging neutral of between plane"),
  discover: words("how the why what more our your new"),
  focus: words("on group"),
  ford: words("the across"),
  gap: words("up down between year in fill filled open higher lower closed is and close of to years widens"),
  crude: words("joke jokes remark language humor"),
  gold: words("medal medals standard rush card mine medalist star coast chain ring watch"),
  oil: words("paint painting change spill olive filter lamp"),
  silver: words("medal medals lining screen surfer spoon bullet medalist"),
  snap: words("decision judgment election of out"),
  oro: words("olimpico puro de"),
  intel: words("on about from report reports agency agencies community"),
  marathon: words("runner runners training race bombing"),
  match: words("day the with point fixing up"),
  meta: words("analysis data description tag tags game level"),
  micron: words("thick filter particles"),
  oracle: words("of at bones"),
  orange: words("juice county jumpsuit light peel revolution"),
  principal: words("of at and amount payments balance"),
  progressive: words("party web rock policies agenda democrats"),
  shell: words("script scripts company companies egg eggs casing beach game of"),
  square: words("feet foot root miles mile meters metres off inch kilometers"),
  target: words(
    "price prices date practice audience of is was at to raised cut hit set for range zone market markets group 1 2 3 reached met by now near area",
  ),
  total: words(
    "return returns of cost revenue revenues assets sales eclipse number amount value loss debt volume market profit gain income eq recall waste",
  ),
  visa: words(
    "application applications free waiver waivers requirements requirement office holder holders status ban interview fee fees rules policy program programme overstay on extension",
  ),
};
/** What stands before such a word: `price target`, `the Big Apple`. */
const forerunners: Readonly<Record<string, ReadonlySet<string>>> = {
  apple: words("big candy caramel an green red"),
  oil: words("olive coconut palm essential snake cooking fish cbd"),
  oro: words("medalla medallas de"),
  chase: words("car the police wild"),
  gap: words("the a pay wage gender trade mind this that huge big"),
  shell: words("a the eggs in hard soft"),
  target: words(
    "price a the pt inflation on new its their my first next this our your profit raises cuts street 12m",
  ),
  total: words("a the in sum grand of its"),
  visa: words("a student work travel tourist entry h1b golden schengen transit"),
};

/** First names that are companies too; before a surname they are people. */
const firstNames = words(
  "deepak prakash arvind atul tim jack charles morgan kim ralph donaldson allison oscar wendy denny dave anand vijay kumar mahindra",
);

/** Whether a name is a first name: before another capitalised word it is a person's. */
export function isFirstName(name: string): boolean {
  return firstNames.has(name);
}

/** Whether the words beside a name say that it names no company. Folded words; empty where there are none. */
export function isHomograph(name: string, before: string, after: string): boolean {
  return (
    (Object.hasOwn(followers, name) && followers[name]!.has(after)) ||
    (Object.hasOwn(forerunners, name) && forerunners[name]!.has(before))
  );
}
