/**
 * Words of everyday language, folded, by how common they are. Made by `data/build-common-words.ts`; sources and licences
 * are in data/README.md; SCOWL is Copyright 2000-2011 by Kevin Atkinson. Words of more than five letters are those that the full catalogue uses.
 */

/** The thousands one meets in any text. */
export const commonWords = `
  a able about above abuse access achieve act acted action active activity acts add added adds admit adopt advance
  advanced advantage advertising after again age ages ago agree ahead aid aim aimed aims air alarm album alias
  alive all allow alone along also alter alternative alternatives am among amuse an analog analysis and angle
  angry animal annoy any apart apple application applications applied apply are area areas argue arise arm army
  arrive arrived art artificial as aside ask asked asks assembly associated associates association assured at ate
  attention authority automatic automobile average avoid awake award aware away awful back backed backs bad badly
  balance ball ban band bank bar bars base based bases basic basis battery be bear bearing bears bed been began
  begin begun being below best bet bets better beyond bid bids big bill billion bind binds bit bite bites bits
  black blame blank block blow blue board boards boat body book books boot bore borne both bound box boxes boy
  brand breach break bridge brief bright bring broadcast broke brown budget bug bugs build building built bulk
  bury bus business busy but buy buys by byte bytes call calls came can capital car card cards care cares carry
  case cases cat catch cause cease cell cent central century chain chair change channel channels chaos char
  charging chars cheap check chemical child chip chips choice chose church circle city claim class clean clear
  clock close closed club clue code coded codes coffee cold color colour come comes commercial communication
  communications community company complete component components comprehensive compute computer computers
  computing concept concrete connect connection connections construct consumption content context control controls
  cope copy core corners cost costs could count country county court cover crash crazy creation credit crisp
  critical cross cry cs culture cums cup cure cut cuts cycle cycles daily dare dark data date dated dates datum
  day days dead deal deals dealt dear death decent deem deems deep defence defense definitive degrees delay
  delivery depth design designs desk develop development devices did die died dies digit digital direct dirty disc
  discount discs disk display distributing distribution district ditto do doe does dog doing dollar domain done
  door doors doubt down dozen draw drawn draws dream drew drink drive driven drop drops drove dry due dumb dump
  duty dying each early earth ease east easy eat eaten eats economic economy edge edit edits education educational
  effective eight elect electric electronic electronics element else emergency empty end ended ends enemy
  engineered engineering engineers enjoy enter entry equal equipment err error essential establishment even evens
  event ever every everything exact exchange exist expand experience express extra extreme eye eyes face fact
  facts fail fails fair faith fall falls false family famous fan fancy far farm fashion fast fatal fate fault
  favor fear fed federal feed feeds feel feels feet fell felt few fewer field fields fight figure file filed files
  fill fills film final financial find finds fine fire firm first fish fit fits five fix fixed fixes flag flash
  flat flew flexible flied flies float floating floor flow flown fly folk folks food foot for force foreign form
  forms forth fortune forward found four frame free freedom fresh friends fries from front fry full fully fun fund
  funds funny future gain gains game games gap garden gas gasoline gave general generate generating generation
  genuine get gets girl give given gives glad glass global go goes going gone good goods got government grand
  grant graph graphic graphics grave gray great greater green grew grey grind gross group grow grown grows growth
  guard guess guide gun guy habit hack had hair half hall hand hands handy hang hangs happy hard hardware harm has
  hat hate have he head heads health healthy hear heard hears heart heat heavy held hell hello help helps hence
  her here hes hid hide hides high hill him hint hints his hit hits hold holding holds hole holes holidays home
  honest hope hoped hopes horse hospital host hot hotel hour hours house how huge human hung hunt hurry ice idea
  ideal ideas if ill image images impact imply in inch income independent index industrial industry infinite info
  information initial inner input installed institutions insurance integer intelligence intelligent interest
  interface international into invitation is issue it item items its job jobs join joins joint joke joy judge jump
  jumps junk just keen keep keeps kept key keys kid kill kills kind kinds king knew knock know knowledge known
  knows la label labor lack lacks lady lain land lands large last lasts late later law laws lay lazy leach lead
  leader leads leaf learn learning least leave led left leg legal legs lend less let lets level lie lied lies life
  lifetime lift light like liked likes limit limited line linear lines link linked links list lists little live
  lived lives living load loads loan local location lock locks log logic logs long look looks loop loose lorry
  lose loses loss lost lot lots love low lower luck lucky lunch lying m machine machines mad made magic magnitude
  mail main major make makes man managed many map march mark market marks marry mass master match material
  materials matters may maybe me mean means meant mechanics media medical meet meets men mere merit mess messy met
  metal might mile miles military mind minds mine minor miss mix mixed mixes mod mode model modern moment money
  month moral more most motion mouth move moved movement moves movie moving much music must my n naive name named
  names nasty nation national natural nature near neck need needs net network networks never new news next nice
  nicer night nine no noise noisy none nor north not note noted notes novel now numb number obey occur odd odds of
  off offer office often oh oil old older omit omits on once one ones only onto open opens operating operations
  operator operators opportunities opportunity option or order organisation organization origin other ought our
  ours out outer over owe owed owes owing own owner pack page pages paid pain pair pairs paper papers parent park
  part parts party pass past patch path pattern pause pay payed pays peace peak pen people per perfect performance
  personal petrol phase phone physical pi pick picks picture piece pile pint pipe place plain plan plane planet
  plans plant plastic play plays plea plot plots plug plus poem poet point policy poll pool poor pop popular port
  post posts pound power preferred present press price prices prime print printing prior private processing
  processors produce product production products professional progress project projects prone proof properties
  property prospect protection prove public publishing pull pulls pure purpose push put puts putt putts quality
  queue quick quiet quit quite quits quote race radio rain raise ran range rapid rare rate rates raw re reach
  react read reading reads ready real red refer reflect related relevant rely reply research reserve resolution
  resort resource resources response rest return rid ride rids right ring rise risk river road role roll room
  rooms root rough round route row rubber rule rules rumor run runs rush s sad sadly safe safer safety said saint
  sake saki sale sales same sat save saved saves saw say says scale scan scene science sciences scientific score
  scrap screen second secret secure security see seek seeks seem seems seen sees select self sell sells send sends
  senior sense sent series serve service services set sets seven sex shall shame shape share shared shares sharing
  sharp she sheet shelf shell shift ship shoot shop shops short show shown shows shut shuts side sides sight sign
  signal signs silly simply since sit site sites sits six size sizes skill sleep slip slow small smaller smile so
  social society soft software sold solid solution solutions solve some son soon sorry sort sorts sound source
  south southern space spare speak special speed spell spelt spend spent spirit spite split spoke spot spots
  spring square staff stage stand standard start state states station stay stays steal step stick still stock
  stocks stone stood stop stops storage store stores story strategy street strength strike structure structures
  stuck student study stuff style such sugar suit suits sum sun superior supply support sure system systems t
  table take taken takes talk talks tank tanks tape tapes target task tasks taste tax tea teach team technical
  technology teeth telephone television tell tells ten tend tends term terms test tests text than thank that the
  their them then there these they thin thing things think third this those three threw through throw thus tie
  tied ties tight till time timed times tin title to today token told too took tooth top topic total touch town
  trace track tracks train transfer transport trap traps trash travel treat tree trees trial trick tried tries
  trip truck true truly trunk trust truth try tune turn turning turns twelve twenty twice two tying type typed
  types ugly under unit unite units universal university unlimited until unusual up upon upper upset us usage use
  used user users uses using usual utility vacations vague valid value van vans variable vary vast very via vice
  video view views vision visit vital voice vote votes wait waits walk walks wall walls want wants war warm warn
  warns was wash waste watch water way ways we wear wears week weeks weird well went were west western what wheel
  wheels when where which while white who whole whom whose why wide wider wife wild will wills win wind wine
  winning wins wire wise wish with woman women won wonder word words wore work works world worn worry worse worst
  worth would write writing wrong wrote y year years yellow yes yet you young your yours zero
`;

/** Known to every speaker. */
export const plainWords = `
  aardvark aback abacus abate abbey abbot abet abets abhor abide abler ably abode abort abyss academy acceptance
  accessories accredited ace aced aces ache ached aches acid acids acing acne acorn acquisition acquisitions acre
  acres acrid activate actor acumen acute ad adage adamant adapt adaptive adept admiral ado adobe adore adorn ads
  adult advantaged advent advisors aeon aeons aerial aerospace aesthetic afar affiliated affiliates affinity
  affirm affix afoot aged agent agile aging aglow agony agricultural agriculture ah ahoy aide aided aides aids ail
  ailed ails aircraft aired airline airlines airport airports airs airy aisle ajar akin al alas ale alert ales
  alga algae alibi alien alight align alignment alike alkali alkalies alkaline allay alley alliance allied
  allocation allot allowance alloy alloys ally alms aloft aloof aloud alpha alphabet altar alto altos aluminium
  aluminum amalgamated amass amaze amber ambitions amble amen amend amid amiss amok amp ample amplify amplitude
  amply amps anal analytic anew angel anger angst animation ankle annex annuities annul anon ant antelope antic
  ants anus anvil aorta apartment apartments ape aped aperture apes apex aping app appal apparatus apparel apps
  apron apt apter aptly arbor arc arced arch archer architectures arcs ardent ardor arena ares aria arias arid ark
  arks armed armor armour arms aroma arose array arrow arse arses arson artisan arts ascend ascent ash ashed ashen
  ashes askew aspen aspire ass asses asset assets atlas atom atomic atoms atone attic attractions auburn auctions
  audio audit aunt aunts aura aural auras authentic auto automation automotive autonomous autos avail avalanche
  avenue avenues avert avi aviation avid avow avows await awareness awe awed awes awing awoke awry ax axe axed
  axes axing axiom axis axle axles aye ayes azure b babe babes baby bacon bade badge badger bag bagel baggy bags
  bail bails bait baits bake baked baker bakeries bakes bald balds bale baled bales balk balks ballistics balls
  balm balms balmy banal bands bandwidth bandy bang bangs bani banjo bankers banking banks banner bans barb barbs
  bard bards bare bared barer bares bargain barge bark barks barn barns baron barrel baser bash basil basin bask
  basket basks bass baste bat batch bath bathe baths baton bats battalion batteries baud baulk bawdy bawl bawls
  bay bayed bayou bays beach beacon bead beads beady beak beaks beam beams bean beans beard bearings bearish beast
  beat beats beauty beds bee beech beef beefs beefy beer beers bees beet beets befit beg begs beige belch belie
  bell bells belly belt belts bench bend bends bent bents beret berry berth beset bests beta beverage beverages
  bias bib bible bibs bicycle bide bides bigot bike biked bikes bile bills bin bingo bins biological biped birch
  bird birds birth bison bitch blab blabs blackberry blade bland blare blast blaze bleak bleat bled bleed blend
  blended blends bless blew blimp blind blink blip blips bliss blitz blob blobs bloc blocs blog blogs blond blood
  bloom blot blots blown blows blued bluer blues bluff blunt blur blurb blurs blurt blush bn boa boar boars boas
  boast boats bob bobs bode boded bodes bog bogs bogus boil boils bold bolt bolts bomb bombs bond bonds bone boned
  bones bonus bony boo booby booed booking boom booms boon boons boor boors boos boost booth boots booty booze bop
  bored bores born bosom boss bossy botch bottling bough boundless bout bouts bow bowed bowel bowl bowls bows
  boxed boxer boys bra brace brag brags braid brain brainstorm brake bran brands bras brash brass brat brats brave
  braves bravo brawl brawn bray brays bread bred breed breeze brew breweries brews bribe brick bride brigade
  brilliant brim brims brine brink brinks briny brisk broad broader broil brokers brood brook broom broth brothers
  brow brownie brows brunt brush brute buck buckle bucks bud buddy budge buds buff buffs buggy bugle builder
  builders bulb bulbs bulge bulks bulky bull bullfrog bullion bullish bulls bully bum bump bumps bumpy bums bun
  bunch bung bunk bunker bunks bunny buns buoy buoys bureau burgers burly burn burning burns burnt burp burps burr
  burro burrs burst bused buses bush bushy bust busts butler buts butt butte butterfly butts buxom buyer buzz bye
  byes byway c cab cabin cable cables cabs cacao cache cacti cactus cad cadence cadet cage caged cages cagey cake
  caked cakes calf calk calks calm calms calve cam camel cameo camp camping camps canal canary candy cane caned
  canes canny canoe canon canopy cans cant canter canyon cap cape caped caper capes capitalization caps carat
  carbon cardinal cared career cargo caribou caring carnival carol carp carpenter carps carriage carrier carriers
  cars cart carts carve cascade cased cash cashew casino casinos cask casks cast caste castings castle casts
  casual catapult cater catering caterpillar cats caulk cave caved caves caw cawed caws cc cedar cede ceded cedes
  celestial cello cells cellular cement cements centers cents ceramic chafe chaff chalk champ champion champions
  championships champs chant chap chaps charm charming chart charter chartered chase chasm chassis chat chats
  cheat cheek cheep cheer cheetah chef chefs chemicals cherry chess chest chew chews chewy chi chic chick chide
  chief chili chill chime chimp chin china chink chins chirp chocolate choices choir choke chop chops chord chore
  chow chows chronicle chuck chug chugs chum chums chunk churn chute cider cigar cinch cipher circa circuits cite
  cited cites citizens civic civil clack clad clam clamp clams clan clang clank clans clap claps clash clasp
  classic claw claws clay cleat clef clefs cleft clerk click cliff cliffs climb clime clinch cling clink clip
  clips cloak clod clods clog clogs clone clot cloth clothing clots cloud clout clove clover clown clubs cluck
  clued clues clump clung co coach coal coals coast coastal coat coating coats coax cob cobalt cobra cobs cock
  cocks cocky cocoa cod cods cog cogent cogs coherent coil coils coin coins coke coked cokes colds colic
  collaborative collective colon colonial colony colt colts com coma comas comb combs comet comfort comic comma
  commerce commodities commodity commonwealth communities companies compass composites compression con concepts
  concord conditioning cone cones connectivity connectors cons consensus conservative consolidated constellation
  construction constructions consultancy consultants consulting consumer consumers container contemporary
  continental contracts convertible coo cooed cook cooks cool cools coop cooper cooperative coops coos cop coped
  copes copper cops coral cord cords cored cores cork corks corn corning corns corny corporate corporation corps
  cosmos cosy cot cots cottage cotton couch cough counters coup coups cousins cove covenant coves covet cow cowed
  cower cows cox coy coyer cozy crab crabs crack cracker craft crafts craftsman crag crags cram cramp crams crane
  crank crap crass crate crave crawl craze creak cream creations creative creativity creed creek creep crepe crept
  crescent crest crew crews crib cribs cried cries crime crimson croak crock crony crook croon crop crops crossing
  crow crowd crown crows crude cruel cruise cruises crumb crush crust crux crypt cub cube cubed cubes cubic cubs
  cue cued cues cuff cuffs cuing cull culls cult cults cultural cups cur curb curbs curd curds cured cures curio
  curl curls curly currencies currency curry curse curt curve custom customers cute cuter cylinder cynic cyst
  cysts czar czars d dab dabs dad daddy dads daft dairy dais daisy dally dam dame dames damn damns damp damps dams
  dance dandy dank dared dares darling darn darns dart darts dash daub daubs daunt dawn dawns daze dazed dazes de
  deaf dean deans dears debit debt debts debug debut decay decentralized deck decks decoy decry deed deeds deeps
  deer defensive defer deft defy deify deign deity del deli delis delta deluxe delve demon den denim dens dense
  dent dental dents deny depot designer desks destination destiny deter detergent detergents developer developers
  developments devil dew diabetes diagnostics dial dials diamond diary dice diced dices diesel diet diets dig digs
  dike diked dikes dill dills dim dime dimension dimer dimes dimly dims din dine dined diner dines dingy dining
  dins dip diploma dips dire direr dirge dirt disciplined disco discovery discretionary dish disks distributor
  ditch ditty dive dived diver diversified diversity dives dividend dizzy dock docks dodge dodo doer doers dogma
  dogs dogwood doily dole doled doles doll dolls dolly dolphin dome domed domes domestic dominion domino don donor
  dons doom dooms dope doped dopes dopey dos dose dosed doses dot dote doted dotes dots dough dour douse dove
  doves dowdy downs downy dowry doze dozed dozes drab drabs draft drag dragon dragonfly drags drain drainage drama
  drank drape drawl dread dredging dregs dress dried drier dries drift drill drilling drily drip drips droll drone
  drool droop dross drown drug drugs drum drums drunk dryer dryly drys dual dub dubs duck ducks duct ducts dud
  dude duded dudes duds duel duels dues duet duets duff dug duke dukes dull dulls dully duly dummy dumps dumpy
  dunce dune dunes dung dungs dunk dunks dunno duo dupe duped dupes durable duration dusk dusky dust dusts dusty
  duvet dwarf dwell dwelt dye dyed dyeing dyes dyked dynamic dynamics dynasty e eager eagle ear earl earls earn
  earns ears earths eased easel eases easterly eastern eater eave eaves ebb ebbed ebbs ebony echo eddy edged edger
  edges edgewise edgy edible edict educators eel eels eerie egg egged eggs ego egos eh eighteen eject eke eked
  ekes eking el elastic elbow elder electrical electricity electron elegy elemental elephant elf elite elk elks
  elm elms elope elude elves em email embassy embed ember embrace emerald emergent emerging eminent emir emirs
  emit emits emotion empire employers enact encompass encore endeavor endeavors endeavour endow endurance enema
  energies energy engagement engine engines enhance enhanced enhancement enliven enrol ensign ensue enterprise
  enterprises entertainment enthusiast environmental envoy envy enzyme eon eons epic epics epoch epsilon equator
  equinox equip equitable equities equity era eras erase erect ergo erode erred errs erupt es escorts essay
  essence essentials esta estate estates etc etch ether ethic ethos eureka evade eve eves evict evil evils evoke
  evolution ewe ewes ex exalt exam exams excel exchanges exert exile exit exits exodus expeditions expel
  exploration explorations exponent export exports extol extracts exude exult eyed f fable fabric faced faces
  facet factory fad fade faded fades fads fagot faint fairs fairy fake faked fakes falcon fame famed fang fangs
  fans farce fare fared fares farmers farmland farms fashions fasteners fasts fat fated fates fathom fats fatty
  fauna fawn fawns faze fazed fazes fears feast feat feats feces feds fee fees feign feint fells felon felts fen
  fence fend fends fern ferns ferry fertiliser fertilisers fertility fertilizer fertilizers fetch feted fetid
  fetus feud feuds fever fez fib fiber fibre fibs fiche fidelity fiend fiery fifth fifty fig fighting figs filch
  filet filly films filmy filth fin finance finch fined finer fines fins fir fired firefly fires firms firs
  firsthand fisher fishy fission fist fists fitness fiver fives fizz fizzy flags flail flair flak flake flaky
  flame flank flap flaps flare flask flats flavors flavouring flaw flaws flea fleas fleck fled flee flees fleet
  flesh flex flick flier fling flint flip flips flirt flit flits flock flog flogs flood flop flops flora floss
  flour flout flower flowers flows flu flue fluent flues fluff fluid fluke flung flunk flush flushing flute
  flutter flux flyer foal foals foam foams foamy focal focus foe foes fog fogey foggy foghorn fogs fogy foil foils
  foist fold folds folly fond font fonts foods fool fools football foots footwear foray ford fords fore forefront
  foremost fores foresight forestry forge forging forgo fork forks formula fort forte fortitude fortress forts
  forty forum fossil foster foul fouls founder fount fours fowl fowls fox foxed foxes foxy foyer fragrances frail
  franc frank fraud fray frays freak freed freer frees freight frequency fret frets friar fried frill frisk fro
  frock frog frogs frond frontier frontiers frost froth frown froze fruit ft fudge fuel fuels fulcrum fuller fulls
  fume fumed fumes functional funding fungi fur furl furls furnishings furniture furor furry furs fury fuse fused
  fuses fusion fuss fussy futuristic fuzz fuzzy g gab gable gabs gag gags gaily gait gaits gal gala galactic galas
  galaxy gale gales gall galls gals gamble gambling gamed gamer gaming gamma gamut gang gangs gape gaped gapes
  gaps garb garbs garments gases gash gasp gasps gate gated gates gateway gaudy gauge gaunt gauze gavel gawk gawks
  gawky gay gayer gays gaze gazed gazelle gazes gear gears gee geed gees geese gel geld gelds gem gems gene
  generations generic genes genesis genetics genie genii genius genre gent gents genus geometric germ germs ghost
  ghoul giant gibe gibed gibes giddy gift gifts gig gigs gild gilds gill gills gilt gilts gimme gin gins girls
  girth gist glacier glade glads gland glare glaze gleam glean glee glen glens glib glide glimpse glint gloat
  globe gloom glory gloss glove glow glows glucose glue glued glues glum glut gluts gnarl gnash gnat gnats gnaw
  gnaws gnome gnu gnus goad goads goal goals goat goats gob gobs god godly gods gold golden golds golf golfs goner
  gong gongs gonna goo goody gooey goof goofs goofy goon goons goose gore gored gores gorge gorilla gory gosh
  gossamer gouge gourd gourmet gout gown gowns grab grabs grace grade graft grain gram grams granite granules
  grape graphite grasp grass grate gravity gravy grays graze greed greet greys grid grids grief grill grim grime
  grimy grin grins grip gripe grips grit grits groan grocers grocery groin groom groove grope grove growers growl
  grub grubs gruel gruff grunt guardian guerrilla guest guided guild guile guilt guise gulch gulf gulfs gull gulls
  gully gulp gulps gum gummy gums guns guppy guru gurus gush gust gusts gusty gut guts guyed guys gybe gybed gybes
  gym gyms h ha hacker hacks hag hags hail hails hairs hairy hale haled haler hales hallmark halls halo halon
  halos halt halts halve ham hammer hams harbor harbors harbour hardy hare hared harem hares hark harks harmonic
  harmony harms harp harps harrow harry harsh hart harts harvest hash haste hasty hatch hated hates hats haul
  hauls haunt haven haves havoc hawk hawks hay hayed hays haze hazed hazel hazes hazy heady heal heals healthcare
  healthier heap heaps heath heats heave heaven hedge hedged heed heeds heel heels hefty heir heirs helium helm
  helms hem hemp hems hen hens hep herb herbs herd herds heritage hero heron hers hew hewed hews hexagon hey hi
  hick hicks hided highland highs highway hike hiked hiker hikes hills hilly hilt hilts hims hind hinds hinge hip
  hippy hips hire hired hires hiss hitch hive hived hives ho hoard hoax hobby hobo hobos hock hocks hoe hoed hoes
  hog hogs hoist holed holly holy homed homes homey hone honed hones honey honk honks honor hood hoods hoof hoofs
  hook hooks hoop hoops hoot hoots hop hops horde horizon horizons horn horns horny hose hosed hoses hospitality
  hospitals hosts hotels hotly hound household housing hove hovel hover howl howls hows ht htt hub hubs hue hued
  hues huff huffs huffy hug huger hugs huh hulk hulks hull hulls hum humid humor hump humps hums hunch hunk hunks
  hunts hurl hurls hurt hurts hush husk husks husky hut hutch huts hyena hymn hymns i iced ices icier icing icon
  icons icy id idiom idiot idle idled idler idles idly idol idols ifs igloo ilk ills illumination im imaging
  immersion immune imp impel imperial imps inane inception inclusion incorporated incorporation incur independence
  indexed indices indigo industries inept inert infer infinity infix inflation inflection infrastructure
  ingredients ink inked inks inky inland inlay inlet inn innate innovation innovations innovative inns ins insight
  inspire inspired instil institute institutional instruments insulators integrated integrity intellect intensity
  inter interactive intercontinental interiors intermediate internet interstate interstellar intrepid intrusion
  intuitive invest investment investments investor investors ion ions iota iotas irate ire iris irk irked irks
  iron irons irony irrigation island islands isle isles itch itchy ivies ivory ivy jab jabs jack jackpot jacks
  jade jaded jades jaguar jail jails jam jamb jambs jams jar jars jaunt jaw jawed jaws jay jays jazz jeans jeer
  jeers jell jells jelly jerk jerks jerky jersey jest jests jet jets jetty jewel jewelers jeweller jewellers
  jewellery jibe jibed jibes jiffy jig jigs jilt jilts jinx jog jogs joked joker jokes jolly jolt jolts jot jots
  journal journey joyed joys jubilant judo jug jugs juice juicy jumbo jumpy junks junta juror jury jut jute juts k
  karat kayak keel keels keens keg kegs kelp ken kerb kerbs keyed keystone khaki kick kicks kids kiln kilns kilo
  kilos kilt kilts kin kinda kinder kingfisher kings kink kinks kinky kiosk kiss kisses kit kite kited kites kits
  kitty kiwi kiwis knack knead knee kneed kneel knees knelt knife knight knights knit knits knob knobs knoll knot
  knots koala kudos l lab laboratories labs lace laced laces lacy lad ladder lade laded laden lades ladle lads lag
  lager lags laid lair lairs lake lakes lamb lambs lame lamed lamer lames lamp lamps lance landmark landscape lane
  lanes lanky lantern lap lapel laps lapse lard lards lark larks larva las laser lash lass latch latex lath lathe
  laths lattice laud lauds laugh launch laundry laureate lava lawn lawns lax laxer layer lays le leafs leafy
  league leak leaks leaky lean leans leap leapfrog leaps leapt lease leash leasing leather ledge lee leech leek
  leeks leer leers leery lefts legacy legend leisure lemme lemon lemonade lending lends lens lent leo leopard
  leper lest letup levee leveling lever levy lewd lexicon liar liars libel liberty lice licence licensing lichen
  lick licks lid lids lieu lifestyle lifts liken liker lilac lilt lilts lily limb limbo limbs lime limed limes
  limitless limp limps lineage lined linen liner lingerie lingo lining linings linkage lint lion lions lip lips
  liquidation lisp lisps lit liter lithe lithium litre liven liver livid llama lo loaf loafs loam loans loath lob
  lobby lobe lobes lobs lodge lodging loft lofts lofty logo loin loins loll lolls lone longevity longs loom looms
  loon loons loony loops loot loots lop lope loped lopes lops lord lords lore loser lottery lotus loud lounge
  louse lousy lovable loved lover loves lowed lowly lows loyal lubricants lucid lucks lug lugs lull lulls lump
  lumps lumpy lunar lung lunge lungs lupin lurch lure lured lures lurid lurk lurks lush lust lusts lusty lute
  lutes lye lymph lynch lyre lyres lyric ma mace maced maces machinery macho madam madden madly mads magnolia
  magnum maid maiden maids mails maim maims mains maize majestic majors maker makers male males mall malls malt
  malts mama mamas mamma mammoth management managers mane manes mange mango mangy mania manic manly manor mans
  manufacturers manufacturing maple maps mar marathon mare mares maria marine maritime marker marketing
  marketplace marketplaces markets mars marsh mart martial martin marts mas mash mask masks mason mast masts mat
  matador mate mated materialise mates math matrix mats matt matte matts maturities maul mauls mauve maxim mayor
  maze mazes mc meal meals mealy meat meats medal medallion medicine medicines meek melon melt melts memo memos
  mend mends mentor menu menus meow meows mercantile merchants mercury mercy meres merge merger meridian merry mes
  mesh messenger metallic metals mete meted meter metes metre metro metropolitan mew mewed mews miaow mice midst
  midstream mien miens mike miked mikes mil mild milestone milk milks milky mill miller mills mime mimed mimes
  mimic min mince mined miner mineral minerals miners mines mini mining mink minks mint mints minus miracle mire
  mired mires mirth miser mission mist mists misty mite mites mitt mitts mixer mkt moan moans moat moats mob
  mobile mobility mobs mock mocks modal modes modular moist molar mold molding molds moldy mole molecular moles
  molt molts mom momentum moms monarch monitoring monk monks monolithic monster moo mood moods moody mooed moon
  moons moor moors moos moose moot moots mop mope moped mopes mops morn morns moron mortgage mosaic moss mossy
  motel moth moths motif motor motorcycles motors motto mould moult mound mount mountain mountains mourn mouse
  mousy mover mow mowed mower mows ms mtg mu muck mucks mucus mud muddy muff muffler muffs mug muggy mugs mulch
  mule mules mull mulls multi multinational mum mummy mumps mums munch municipal municipals mural murky muse mused
  muses mush mushy musk muss mustang musts musty mute muted muter mutes mutt mutts mutual myriad myth myths na nab
  nabs nag nags nail nails naked nap nape napes nappy naps nasal nationwide natty natures naval navel navigation
  navigator navy nay nays nea nears neat necks needy neigh neon nephew nerve nest nestle nests nets neutron newer
  newly newsprint newsy newt newton newts ng ni niche nick nickel nicks niece nifty nigh nightingale nil nines
  ninny ninth nip nippy nips nit nits nobility noble nobly nod node nodes nods noes nomad non noodles nook nooks
  noon noose norm norms northeast northern northwest northwestern nose nosed noses nosy notch noun nouns nova
  nuclear nude nuder nudes nudge null nulls numbs nun nuns nurse nut nutrition nuts nutty nylon nymph o oaf oafs
  oak oaks oar oared oars oases oasis oath oaths obese obeys oboe oboes ocean oceanic octagon octal octave octopus
  ocular odder oddity oddly ode odes odor odors odour offed offs offshore ogle ogled ogles ogre ogres ohm ohms ohs
  oiled oils oily okay okays okra okras olden olive omega omen omens onion online onset onus onward ooze oozed
  oozes op opal opals opera opium opt opted optic optical optics optimism optimum opts opus oracle oral orals
  orange orbit orchestra orchid ore ores organ organic organics orgy orient oriental oriented os otter ouch ounce
  oust ouster ousts outdo outdoor outdoors outed outlet outlook outs outset ova oval ovals ovary oven ovens overs
  overseas overt overwrite ovum owl owls owned owns ox oxen oxide oxygen oyster ozone p pa pace paced paces
  pacific packaging packs pact pacts pad paddy pads pagan paged pager pail pails pains paint paints pal pale paled
  paler pales pall palls palm palms palomino pals pan panacea panda pane panel panes pang pangs panic pans pansy
  pant pants pap papa papal papas par paramount parcel parch pare pared pares parka parking parks pars parse
  parsons participation partner partners partnership pas passage pasta paste pasts pasty pat pate patent pates
  paths pathways patio patriot pats patty pave paved paves paw pawed pawn pawns paws payer payment payments
  payroll pea peach peaks peal peals pear pearl pears peas peat pecan peck pecks pedal peek peeks peel peels peep
  peeps peer peers peeve peg pegs pelt pelts penal pence pends penguin peninsula penis pennant penny pens peon
  peons peony peoples pep pepper peps perceptive perch peril perimeter peripheral periphery perk perks perky
  perpetual perpetuals persistent perspective pert pesky pest pests pet petal peter petroleum pets petty pew pews
  ph pharmaceutical pharmaceuticals pharmacy phoenix phony photo piano picky pie pier piers pies piety pig pigs
  pike piked pikes piled piles pilgrims pill pills pilot pin pinch pine pineapple pined pines pink pinks pinnacle
  pins pints pioneer pious piped pipeline pipelines pipes pique pirate pis pistachio pit pitch pithy pits pity
  pivot pixie pizza plaid plains plank plastics plate platform platforms platinum players plaza plc plead pleas
  pleat pliant plied plies plod plods plop plops plow plows ploy ploys pluck plugs plum plumb plumbing plume plump
  plums plush ply plywood pm poach pod pods poems poets poise poke poked poker pokes pokey poky polar pole poled
  poles polio polka polls polo polygon polyp pomp pond ponds pony pools poop poops pope poppy pops por porch pore
  pored pores pork portfolio ports pose posed poses postal posy pot pots pouch pour pours pout pouts prairie pram
  prank prawn pray prays pre precious precision preen prelude premier premium prestige presto prey preys prick
  pride pried pries prim primp prince principal priority prise prism privy prize pro probe prod prods proficient
  profound progressive prom proms prong prop props pros prose prosperity protagonist protector protein proteins
  protocol proud providence prow prowl prows proxy prude prune pry psalm psych psyched pub publisher puck pucks
  pudgy puff puffs puffy puke puked pukes pulp pulps pulse puma pumas pump pumping pumps pun punch punk punks puns
  punt punts puny pup pupil puppy pups puree purer purge purple purr purrs purse pursuit pus pushy puss pussy
  putty pyre pyres q qua quack quail quaint quake qualm quantum quark quarry quart quartz quash quay quays queen
  queer quell query quest quill quilt quip quips quirk quiz quota r rabbi rabid raced racer races rack racks racy
  radar radiant radii raft rafts rag rage raged rages rags raid raids rail rails railway railways rains rainy rake
  raked rakes rally ram ramp ramps rams ranch rang ranger rank ranks rant rants rap rape raped rapes rapport raps
  rapt rared rarer rares rash rasp rasps rat rated ratings ratio rational rats ratty rave raved ravel raven raves
  rawer ray rayon rays raze razed razes razor realities realm reals realty ream reams reap reaps rear rears rebel
  reborn rebut recap recharge recovery recruit recur recursion recycling redid redo reds reed reeds reef reefs
  reek reeks reel reels refineries refinery refining regal regional regions reign rein reins relativity relax
  relay reliability reliance relic remedies remit rend rends renew renewable rent rentals rents repay repel
  representations republic reservoir reset residential resilience resin resolute resorts restaurant restaurants
  rests retail retailer retailers retailing retch retrieve retry reunited reuse rev revel revelation revival
  revolution revolve revs revue rhino rhyme rhythm rib ribbon ribs rice riced rices rich rider rides ridge rife
  rifer rifle rift rifts rig rigid rigor rigs rile riled riles rim rims rind rinds rings rink rinks rinse rio riot
  riots rip ripe ripen riper ripple rips risen riser rises rising risks risky rite rites rival rivet roach roads
  roam roams roar roars roast rob robe robed robes robin robot robs rock rocket rocks rocky rod rode rodeo rods
  roe roes rogue roles roller rolls roman romp romps roof roofs rook rooks roomy roost roots rope roped ropes rose
  roses rosy rot rote rotor rots rouge rouse rout routs rowdy rowed rows royal royalties royalty rub rubs ruby
  ruddy rude ruder rue rued rues ruff ruffs rug rugby rugs ruin ruing ruins ruled ruler rum rumble rummy rump
  rumps rums rune runes rung rungs runny runt runts runway rural ruse ruses rust rusts rusty rut ruts rye sa saber
  sabre sac sack sacks sacs saddle sades safeguard safes sag saga sagas sage sager sages sags sail sails salad
  sally salon salt salts salty salve sames sand sands sandy sane saner sang sanitary sank sap saps sari saris sash
  sassy satellite satin sauce saucy sauna saver savings savor savvy sawed saws scab scabs scald scalp scaly scans
  scant scar scare scarf scars scary scent scholar scholastic scientist scoff scold scoop scoot scooters scope
  scorn scour scout scouting scowl scram screw scrub scuff scum scums se sea seal sealed seals seam seams seaport
  sear sears seas seasons seat seats sect sector sectors sects secured securities sedan seed seeds seedy seep
  seeps seer segment seize selective semen semiconductor semiconductors sensors sentient serum setup sever sew
  sewed sewer sewn sews sexed sexes sexy shack shade shady shaft shake shaky sham shams shark sharps shave shawl
  sheaf shear shed sheds sheen sheep sheer shes shied shies shin shine shins shiny shipping ships shire shirk
  shirt shit shoal shoals shock shod shoe shoes shone shoo shook shoos shoppers shore shot shots shoulder shout
  shove showy shred shrew shrub shrug shuck shun shuns shunt shuttle shy shyer sic sick sicks sics sided sidle
  siege sierra sieve sift sifts sigh sighs sigma silence silicon silk silks sill sills silo silos silt silts
  silver simplex simulations sin sine sinew sing singe sings singularity sink sinks sins sinus sip sips sir sire
  sired siren sires sirs sissy sited sixes sixth sixty sized sizer sizzle skate skein skew skews ski skid skids
  skied skies skillful skim skimp skims skin skins skip skips skirt skis skit skits skulk skull skunk sky skyline
  slab slabs slack slag slain slake slam slams slang slant slap slaps slash slat slate slats slave slay slays sled
  sleds sleek sleet slept slew slews slice slick slid slide slier slim slime slims slimy sling slink slips slit
  slits slob slobs slog slogs slop slope slops slosh slot sloth slots slows slug slugs slum slump slums slung
  slunk slur slurs slush slut sluts sly slyer slyly smack smart smash smear smell smelt smelting smirk smite smith
  smock smog smoke smoky smote smug smut smuts snack snag snags snail snake snap snaps snare snarl sneak sneer
  snide sniff snip snipe snips snob snobs snoop snore snort snot snots snout snow snowflake snows snowy snub snubs
  snuff snug snugs soak soaks soap soaps soapy soar soars sob sober sobs sock socket socks sod soda sodas sods
  sofa sofas soggy soil soils solar sole soled soles solo solos sonata song songs sonic sons soot sooty sop sops
  sore sorer sores sorta soul souls soup soups sour sours southeast southwest sow sowed sown sows spa spade span
  spank spans spar spark sparkle spars spas spasm spat spate spats spawn spay spays spear speciality specialty
  speck spectre spectrum sped sperm spew spews sphere spice spicy spied spies spike spill spilt spin spine
  spinning spins spire spirits spit spits splash splat spoil sponge spoof spook spool spoon spore sport sporting
  sports spout spray spree sprig sprout sprouts spruce spry spud spuds spun spunk spur spurn spurs spurt spy squad
  squared squat squid st stab stabs stack stacks stag stags staid stain stair stake staked staking stale stalk
  stall stallion stamp stank staples star stare stark starry stars stave steak steam steel steels steep steer
  steering steers stellar stem stems steps sterling stern stew stewards stews stiff sting stink stint stir stirs
  stitch stoke stole stomp stony stool stoop stork storm stout stove stow stows strap strata strategic strategies
  straw strawberry stray streaming strew stride strides strip strive structured strum strut stub stubs stud studio
  studios studs stump stun stung stunk stuns stunt su suave sub subs subsidiaries suburban subversive suck sucks
  suds sue sued suede sues sugars suing suite sulk sulks sulky summit sums sung sunk sunny sunrise suns sunshine
  sunup sup super superstar supreme surer surf surfs surge surgery surgical surly sustainable swab swabs swam
  swamp swan swans swap swaps swarm swat swats sway sways swear sweat sweep sweet swell swept swift swig swigs
  swill swim swims swine swing swipe swirl swish swoon swoop sword swore sworn swum swung symphony syndicate
  synthetics syrup tab tabby taboo tabs tacit tack tacks tacky taco tacos tact tactical tag tags tail tails taint
  taker talc tale tales tall tally talon tame tamed tamer tames tan tandem tang tango tangs tankers tans tap taped
  taper tapestry taps tar tardy tarry tars tart tarts tasty tatty taunt taut tawny taxable taxed taxes taxi taxis
  te teak teaks teams tear tears teas tease teat teats tech technologies tee teed teem teems teen teens tees
  telecommunications telegraph tempest tempo tempt tenable tenet tenor tens tense tent tenth tents tepee tepid
  terrestrial terse tether textile textiles texts th thaw thaws theatres thee theft theme therapeutic therapies
  therapy thermal thesis theta thick thief thigh thins thong thorn thou thous throb thud thuds thug thugs thumb
  thump thunder thunderstruck thy thyme tiara tick ticks tidal tide tided tides tidy tier tiers tiff tiffs tiger
  tilde tile tiled tiles tills tilt tilts timber timbers timer timid ting tinge tings tinny tins tint tints tiny
  tip tips tipsy tire tired tires tit tits toad toads toast tobacco toe toed toes toga togas toil toils toll tolls
  tomb tombs tome tomes ton tonal tone toned tones tong tongs tonic tonne tons tool tools toot toots topaz tops
  torch tore torn torrent torrid torso tortoise toss tot tote toted totem totes tots tough tour tours tout touts
  tow towed towel tower towers towns tows toxic toxin toy toyed toys tracking tract tractor tractors trade trader
  trading trail trait tramp transact transaction transcontinental transition transmission transmissions
  transportation travelers trawl tray trays tread treasure treasures treasury treed trek treks trend trends
  triangle tribe trill trillion trilogy trim trims trinity trio trios tripe triple trips trite triumph trod troll
  troop troops trot trots trout truce trued truer trues trump tsar tsars tub tuba tubas tube tubed tubes tubs tuck
  tucks tuft tufts tug tugs tulip tummy tumor tuna tunas tuned tuner tunes tunic turbine turbines turf turfs
  turtle tusk tusks tutor twang tweak twee tweed tweet twig twigs twin twine twins twirl twist twitter twos tyre
  tyres u udder ugh ulcer ultra un uncle uncut undid undo undue unfit unicorn unify union united unity universe
  unman unsay unset untie unto upend upped ups upstart upstream ur uranium urban urge urged urges urine urn urns
  usher usurp uteri utilities utter v vain valet valley valor valve valves vane vanes vanguard vapor variant vase
  vases vasts vat vats vault ve veal veer veers vehicle vehicles veil veils vein veins velocity vend vendor vends
  venom vent vents venture ventures venue verb verbs verge verse verses versus vertical verticals verve vest vests
  vet veterinary veto vets vex vexed vexes vial vials vicar vicarious viced vices victory vie vied vies vigil
  vigor vile viler villa village vine vines vineyards vinyl viola violet viper viral virgin virus visa visas vise
  vised vises visionary visor vista vitamin vivid vocal vodka vogue void voids volt volts vomit voted voter vouch
  vow vowed vowel vows voyager vs vying w wad wade waded wades wads wafer waft wafts wag wage waged wager wages
  wagon wags waif waifs wail wails waist waive wake waked waken wakes walker waltz wan wand wands wane waned wanes
  wanna ward wards warehouse warms warp warps warrior wars wart warts wary wasp wasps waters watt watts wave waved
  waver waves wavy wax waxed waxes waxy weak wealth wean weans weary weave web webs wed wedge weds wee weed weeds
  weedy weep weeps weer wees weest weigh weld welding welds wells welt welts wept werewolf wet wets whack whale
  wharf whats wheat whens whet whets whew whiff whim whims whine whip whips whir whirl whirlpool whirr whirs whisk
  whiz whizz whoa wholesale whoop whore whys wick wicks widen widow width wield wig wigs wilds willow wilt wilts
  wily wince winch winds windy wined wines wing wings wink winks winners wipe wiped wiper wipes wired wires wiry
  wiser wises wisp wisps wispy wist wit witch wits witty wive wives wiz wk woe woes wok woke woken woks wolf wolfs
  womb wombs wont woo wood woods woody wooed woof woofs wool woos wordy workshop worldwide worm worms wot wound
  wove woven wow wowed wows wrap wraps wrath wreak wreck wren wrens wrest wright wring wrist writ writs wrung wry
  wryer x yacht yak yaks yam yams yank yanks yap yaps yard yards yarn yarns yawn yawns yearn yeast yell yells yelp
  yelps yen yens yeses yeti yew yews yield yodel yoga yoke yoked yokel yokes yolk yolks yous youth yowl yowls yr
  yuck zany zeal zebra zenith zeros zest zests zeta zinc zincs zip zips zodiac zone zoned zones zoo zoom zooms
  zoos
`;

/** Words, but rare. */
export const rareWords = `
  ab abaft abase abash abeam abed abut abuts abuzz ac acacia acciones ach achoo achy acme acmes actinium actuate
  acuity adagio adder addle adieu adman admen adze adzes aegis aerie aeries aery afire afoul aft agape agar agate
  agave agog ague aha ahem ai ain airship airways aka alb albs alchemy alder algo allegro aloe aloes aloha alot
  alpine alum alums amazon amigo amino amity ammo amour analytics ancillaries ancillary anime anion anise ankh
  ankhs anode anons ante anted antes anti antimony antis apace aphid apogee apse apses aqua aquaculture aquas ar
  arbutus aren argon argot armada arrowhead artsy arty ascot ashy asp aspic asps assay aster astir astral atoll
  atop atria atrium attar auger aught augur auk auks avast aver avers avian awash awl awls axial axon axons az baa
  baaed baas babel bah baize balky balsa banco bane banes banns barf barfs basal basso bast bate bated bates batik
  batty bc beau beaus bebop beck becks beeline beep beeps befog begat beget begot belay belle benchmark berg bergs
  berm berms beryl besom besot bespoke betas bevel bevy bicep biddy bidet bier biers bight biker bilge bilk bilks
  billy bimbo binge biomedical biopharma biotech biotechnology birdie bitcoin blah bleep bling bloat blockchain
  bobby bogey boggy bogie bola bolas bole boles boll bolls boner bong bongo bongs bonny boob boobs boozy bops
  borax borer boron bosh bot bower bowman bozo bozos bract brad brads briar brier brig brigs broadband brokerage
  brr bruin bulgy bumble bungs bunt bunts bur burg burgs burka burqa burs busby buss buster butch bylaw byline
  cabal cabby cadenza cadge cadre cads cae cairn cal calcining calyx camber cambium campy cams cannabis canto
  canton cantor cants capitol capon carbs cardio caret caro carom carpi carver casi castor catalyst catheter catty
  cavil centurion ceramics chary cheesecake chevron chimera chino chit chits chive chock chomp chump churl cilia
  cirrus cis civet classifieds clayton clew clews clipper clit clits clomp clop clops cloy cloys clunk cocci coda
  codas codex coed coeds cognition cognizant coif coifs cola colas colliers cols combo comer comfy comm comp conch
  condo conduit conga conic conk conks coon coons coot coots copra copse corm corms cornerstone corp corsair cos
  costar cote cotes coupe coven covey cowl cowls coyly cozen crape craps craw craws credo creel cress crick crier
  crimp crone croup crud cruet cubit cud cuds cumin cumulus cunt cunts cupid curative curer curie curs curvy cushy
  cusp cusps cuss cutup cuz cyber cyclical dacha dado daffy dale dales dan dateline davit db deb debar debs decaf
  decal decor deice deism dell dells demo demos demur deo depositor depository derby detox deuce dev dewy dhoti di
  dicey dick dicks dicta dilly ding dingo dings dinky dint diode diodes dirk dirks dis dit diva divan divas divot
  divvy dma doc docs dodos doff doffs doggy dogie dolt dolts dork dorks dorky dorm dorms dory doth dotty dowel
  dowse doyen drake dram drams dray drays dreamland drub drubs druid dryad duality ducal ducat duchy duh dun duns
  duos dweeb dy dyadic dyer dyers dyke dykes eco ecru edelweiss edema edify eg egret eider elate electrification
  elfin elide ell ells ema emcee emend emery emo emoji emos emote ems emu emus enclave endue energizer ennui
  entrepreneur eod epoxy ere erg ergs ese esp espy esquire ester et eta eu euro euros ewer ewers exec execs exes
  expo expos fa fag fags fain faker fakir fanny farmhouse fart farts faun fauns fax faxed faxes fecal federated
  femur fens fer feral ferrous fest fests feta fetal fey fi fiat fiats fie fief fiefs fife fifes filtration
  financials finders finis fink finks finny firth fitly fixer fjord flab flack flan flax flay flays floe floes
  flub flubs fluky flume fluorine flyby flywheel fob fobs folio fop fops fr frack frat frats freelancer frizz
  frump fryer fuck fucks fugue funk funks funky furze fusty futon futz gabby gad gads gaff gaffe gaffs galleon
  gamin gamy gassy gauzy gazer gecko geek geeks geeky gelid gels gen geode geodesic geophysical getup gigabit
  gimpy ginkgo gird girds girt girts gizmo glitz glob globs glop gluey glyph gofer golly gonad google gook gooks
  goop gorse goto gotta gouty govt grad grads grail gran grande grebe grist grog grout gs guano guaranty guava
  guff gulag gumbo gunk gunny gushy gusto gutsy gyp gyps gypsy gyro gyros haft hafts haiku hain hake hakes hank
  hanks hanky harpy hasp hasps hater hath haw hawed haws hawthorn heartland heck heft hefts heist helix helot
  henna hertz hewer hex hexed hexes hie hied hies hilltop hippo hoary hob hobs hoc hod hods hogan hokey hokum
  holdings holistic hologram homeopathy homer hooch hooey hooker hooky hos howdy hr hubby huhu hula hulas humus
  huntsman hussy hydra hying hymen hype hyped hyper hypes hypo hypos iamb iambs ibex ibis icily icky ides ids
  idyll iffy il ilks imam imams imbue imo inapt inbox inc indemnity industrials infrastructures ingot inhibitor
  innovate inset instagram intel interlink intuit inure invasive iridium islet ism isms isotopes j jabot jag jags
  jan japan jape japed japes jasper jazzy je jeep jeeps jeez jib jibs jihad jimmy jinn jinni jive jived jives jock
  jocks john johns joist josh joule joust jowl jowls julep junco kale kapok kaput karma kazoo ke kebab kens
  kestrel ketch keto khan khans kicky kiddo kinetic kith klutz knave knell kook kooks kooky krone ks kudzu labia
  laity lam lama lamas lams lank lar larch largo lasso lats latte laxly laze lazed lazes lea leas lees lefty
  legato leggy legit lei leis lemma lemur lib libre licit lief liege lien liens lifer liftoff limn limns limo
  limos limy lipid liquidity lira lire lisle lite llano loamy lobed loci loco locus lode lodes loge loges login
  logistic logistics logon logos loner loopy lorn lotto lout louts lox ls luau luaus lube lubed lubes lucre lupus
  lynx macaw macro madrigal magma mambo manga manna manse marinade marten matzo maven maw maws max maxed maxes
  mayo mead meaty mecca med medalist medic meg mega megs meh meld melds meme memes mercado mesa mesas
  metallurgical mewl mewls mg mi mica microchip micron microns mid middy midge midland miff miffs milch miler milf
  milfs millennium mils minim minis minty minx misdo mister miter mitigation mitre mkay mocha modem mods mogul
  moire mojo moll molls molybdenum mommy momo monday mono montage mooch moray mores mosey mote motes motorcar
  mucky mufti multimedia murk murks musky mussy myna mynah mynas myrrh nabob nacho nacre nadir naiad nanny nano
  narc narcs nark nary natal nautilus nave naves neath nerd nerds nerdy nervy newel nexus nib nibs nigga nimbi
  ninja niter nitre nix nixed nixes nodal noddy noel noels nokia nonce nope nosh nous novae novas noway nth nu nub
  nubs nuke nuked nukes nxt oaken oakum oat oaten oats obit obits obsidian occidental ocher ochre octet odium
  odyssey offal oft oho oink oinks ok oldie oleo oncology onyx oops opine opp opportunistic orate orb orbs orc
  orcs osier osprey outcrop outfitters outgo ovoid ovule ow owlet oxbow oxford padre paean palisade palladium
  palmy palo palsy pantheon paps parry pasha patsy pawl pawls payee pct pecs pee peed pees pekoe pent peppy perm
  perms persimmon perusahaan peso pesos petrochemical petrochemicals petroleo pewee pharma phial phish phlox
  phosphate phyla pica pics pied piggy piing piker pilaf pimp pimps ping pings pinto pinup pip piper pipit pips
  piss pita pith piton pixel plait playboy plexus plunk po pock pocks poesy poi pol polestar pols polyesters
  polymer polymers pone pones pooch pooh poohs popes poppa porn porno poser posh posit positron posse potash potty
  pox poxes pr prate prem prep preps prig prigs prof profs prognostics promo propane prosy provident prudential
  pshaw psst pt pubic pubs pug pugs pulpy pulsar pupa pupae pupal purl purls pwn pwned pwns pygmy pylon pyx pyxes
  quad quads quaff quanta quasi quid quids quince quire quoit quoth radon raga ragas rainmaker rajah randy rangy
  raspy rattan razz reagent rearm rebus rectitude redevelopment redwood reedy reeve ref refit refs regency
  regenerative rehab rel renal reorg rep reps reran rerun resonate retractable rhea rheas rheum rho rick ricks
  riff riffs rill rills rime rimed rimes ritzy riven roadhouse roan roans roasters robotics roger rogers roil
  roils rood roods rosin rove roved rover roves rowel rower rs rsi rube rubes ruble rumba rupee rusk rusks sable
  sachem sago sahib saith salsa salvo samba sans sappy sass satay sate sated sates satyr savers sax saxes scad
  scads scam scamp scams scat scats schwa scion scone scow scows scrip scrod scuba scud scuds scull scurf seaboard
  seacoast seafarer seamless seamy seaways sec secs sedge seers segue semi semis senna sentinel sepal sepia septa
  ser sera sere serer serf serfs serge servo ses sh shad shads shag shags shah shahs shale shalt shanghai shank
  shard shill shim shims shipbuilding shipyard shirr shits shush shyly si sibyl signet silky sim sims sis sisal
  sises sitar situ skeet skier skiff skyward slags slaw sloe sloes sloop slue slued slues slurp sma snafu snaky
  snit snits snoot snowman softy sol solaria sols solstice sonar sonny sooth soppy sos sot sots sough soupy souse
  sower soy soybean spake spam spams spec specs spectral spiel spiky spiny splay spoor sportsman sportswear sprat
  spume spyglass squab squaw stainless staph stash stats stead steed stein stent sties stile stilt stk stoat stoic
  strep strop sty styli sudsy suet sugarcane sully sumac sumo sump sumps superconductor sups sushi swag swags
  swain swami swank sward swash swath sylph sync syncs synergy synod tactile tad tads taffy tailwind tal tam tamp
  tamps tams tangy tansy tapir tare tared tares taro taros tarot tarp tarps taser tat tats taupe tday teal teals
  teary techno techs teeny telecom telecommunication telex tem temp temps tenon tern terns terry testy thees
  therapeutics thine tho throe thru thrum ti tibia tic tics tidewater til tim timberland tine tines titan tithe
  tizzy toady todays toddy tofu tog togs toke toked tokes tom toms toner tony toque tor tors tort torte torts
  torus tourism tourmaline trailblazer tram trams transporter trck trenchant tress triad trice trident trifecta
  trig trike tromp trope troth troy troys truss tryst ts tt tu tubby tuber tulle tumid tun tungsten tunny tuns
  turbo turd turds tush tutu tutus tux tuxes tv twain twerk twerp twill twit twits tx ty tyke tykes typo typos
  tyro tyros uh ulna ulnae um umbel umber umiak ump umped umps unbar und unpin unwed unzip upland uptrend urea
  uric usury uvula va vale vales vamp vamps vanadium vantage vape vaped vapes vapid vascular vaunt veep veeps
  vegan veld velds venal vermilion vernal vertex vetch vi viand vibe vibes vim viol viols vireo viva vivas vixen
  voile vole voles vulva wack wacker wacko wacks wacky wader wadi wadis wale waled wales wanly ware wares warty
  waxen weal weals wearable weepy weft wefts weir weirs welsh wen wench wend wends wens wetly wh wham whams
  whatsapp wheal wheeler whelk whelp whey whiny whist whit whitecap whits whorl wight wiki wikis wile wiled wiles
  wimp wimps wimpy wino winos wintergreen wireless wolverine wooer woozy wor workday workhorse wormy wrack wroth
  wryly wuss xenon xylem yahoo yaw yawed yawl yawls yaws ye yea yeah yeahs yeas yep yeps yest yip yips yo yogi
  yogis yon yore yuan yucca yucky yuk yuks yule yum yummy yup yups z zap zaps zebu zebus zed zeds zephyr zilch
  zing zings zippy zit zits zonal
`;

/** First and last names, places. */
export const properWords = `
  abbott aberdeen acadia accenture ada adam adams adidas africa ag agassi alamo alar alaska albany albert alcoa
  alec alex alexander alexandria algonquin allahabad allen allison allstate alps altamira amadeus amd america
  american americas ames amgen amman andersen anderson andes andretti anglo anna antofagasta apollo arcadia
  archimedes arcturus argentina argo arizona arkansas armstrong arthur ashanti asia asian assam atacama athena
  athens atlanta atlantic atlantis ats au aurora austin australia australian ava avalon avery avis aztec ba baidu
  baird bakelite baldwin balfour ballard baltic bancroft barnes baroda barrett barry basel baxter bayer bbb
  beasley beijing bella ben bentley benz berger berkeley berkshire bess bic bilbao bimini biogen birkenstock
  blackstone bmw boeing boise bombay booker bosch boston boyd bp bradley brady bragg brazil brazilian brent
  bridger bristol britannia british broadway brunswick btu burberry burke burl burlington busch ca cabot cadiz
  caesars caledonia cali california cambridge cameron campbell canaan canada canadian canterbury capri carborundum
  cardiff carey caribbean carl carlin carlyle carolina carr carter cartesian casio cathay cato cayman cd celgene
  celsius chadwick chandra charles charlie charlotte che chennai chesapeake chiba chicago chile chilean churchill
  ci cid cincinnati cisco citibank citigroup cl clark cleveland clorox cochin cohen colgate colorado columbia
  columbus concorde connecticut coors copley coronado corvus costco cr crawford cullen cumberland cvs daedalus
  daimler dakota dana daniels danone dave davidson davis dawson dec deccan decker dee deere delaware delhi dena
  descartes devon diana dickinson dillard dino disney dixie dixon dolby donaldson dorian doug douglas dover dow
  dropbox dryden duluth dupont dutch dwight eastman eaton ebay ed edison edwards electra eli elisa ella ellington
  elva emerson emma emmett england epson eric erie eris erna eros essex ethan eton europe european eva everest
  excalibur exxon ezra facebook fannie faraday fargo fe fedex ferguson fermi ferrari finland fisk fitch fitzgerald
  fitzroy flo florida fnma franco franklin fraser friedman fuchs fuji fujitsu fukuoka fulton gabriel gael gaia
  gail gallagher garrett gd ge gemini geo george georgia german germany getty gibraltar gibson gil gilead gillette
  gladstone glaxo goldman goliath gomez goodyear grafton graham greek greene greenland greenwich grumman gte
  guggenheim gujarat gulfport guzman haitian hal halliburton hamilton hancock hangzhou hanover harley harrison
  harte hartford harvard hasbro hathaway havana hawaii hawaiian hawkins heidelberg heineken heinz helen helios
  henderson hennessy henry herbert hercules hermes hershey hess hewlett hg highlander hilton himalaya hindustan
  hines hitachi holland holley honda honeywell hong horace hormel horton howard hsbc hudson hughes hugo hun
  huntington huron hyperion iberia ibm ibo icahn idaho illinois india indian indonesia indra indus ing ingram ipod
  iraq irving isaac isabella israel isuzu italy iva ivanhoe jackson jacobs jain jaipur james janus japanese
  jefferson jill joe johnson jones juan jupiter kaiser kansas karo kashmir kawasaki kelly kennedy kentucky kepler
  kilroy kim kimberly kirby klondike knowles kobe kodak kodiak kohinoor kohl korea kr kraft kroger krystal kyoto
  lafayette lakeland lakewood lakshmi lamar lambert lang laredo larsen latin lauder lauren laval lear lego lehman
  lemaitre len leonardo leslie levi lexington li lila lilly lin lincoln lind lindsay lloyd lockheed loews logan
  lombard london louis louisiana lowe lucas lucy ludwig lufthansa lulu luxembourg lyell lyra mach mack mackenzie
  macy madison mae magellan magyar maharashtra maine malayalam malibu manchester manhattan mann mara marcus
  marietta marin maris marriott marshall marvell massachusetts mastercard mattel matthews maui mayfair mays mazda
  mccarthy mccormick mcdonald mcdowell mci mckinley mcleod md medicare megan meiji mellon mercator mercedes mercer
  merck merlin merrill mesabi mexican mexico mgm miami michelin michigan microsoft midwest mimi minerva ming
  minnesota minolta mir mira mississippi missouri mitsubishi mn mo mobil mohawk molina mongodb monroe monsanto
  montana monte montreal moog morgan morris morrison motorola mueller mumbai munich murphy myers mysore nam nan
  narmada nat nathans ne neo neptune netflix nevada newport nicola nike nikon nintendo nippon nissan noah nobel
  nordic norfolk norma norris northrop norton norwegian novartis np nsa nvidia ohio olin ollie olympus omaha
  oppenheimer ora orion orleans orly osaka oscar oshkosh otis ottawa ovid owens oz packard palmer palmolive
  palomar pam panasonic pandora pangaea parker parr pasco patel patrick patterson payne paypal pb pd peabody
  pearson pegasus penn pennsylvania pepsi permian pernod pershing pfizer phelps philip philips phillip phillips
  piedmont piraeus pittsburgh polaris ponce porsche portland portsmouth portugal powell praetorian priceline
  princeton procter procyon puerto punjab putnam quaker qualcomm ra rafael ralph rama rand raphael raymond reilly
  renault reuters rex reynolds richardson richmond rico rigel riley robert roberts robinson roche rockwell roku
  rollins romans rosa ross rothschild rowe royce rubicon rupert russel ryan ryder saab sabine sachs salazar salem
  salesforce samsonite san sana sapporo saturn saul saxon sb schindler schmidt schneider scorpio scotia scottie
  scottish seiko seneca severn shankara shenandoah sherpa sid siemens simmons simon simpson sinclair singapore
  sirius skye sn sony sophia spanish sparta spartacus spencer squibb stanley starbucks steele stella steve steven
  stewart strauss subaru sui sunbelt surya suzuki swiss taiwan tamil tantalus tao tara taylor templar tennessee
  terra tesla texas thai thales thomas thomson thor tokyo toledo tompkins toronto toto toyota trent triton tudor
  turk tyler tyson ubs unilever utah val valvoline vance vedanta vegas vera verde verizon vesta vesuvius victoria
  viking vince virginia voip volkswagen volvo vulcan wabash wald walmart walt wang warner washington watson
  webster weinberg wendy wesson westinghouse weston whitehorse whitney wilcox wiley willamette williams williamson
  willis wilson winchester winnebago wisconsin wm woodward wu wyeth wynn xanadu xe xenia xerox yale yamaha
  yokohama york zapata zara zealand zen ziegler zion zions
`;

/** Spanish words that are none of these. */
export const spanishWords = `
  ador adur aduro agencia agio agora agro aire alamar alfa alkermes alta altura amada amara ambo andina anta
  antero arco arcosa arista arlo arras asa ata atea aval ave avo axil aya azul banca basa bata baya bel belfa
  birla boe bofa bon brasil brava buenaventura cabo cai capi captiva cava ce cea cepo cera cero cerro cha chai
  cien cine coba coca coco colar copa cor coso coya cran cris dar dea denso domo donear dril ea ele electro ello
  eme enta entera entrada ero esca estado estrella evo febo ferro fil financiero fofa fofo fortuna fresnillo fu
  fuerte ful galera gea giga gis gol gro grupo hae hallador hao havar helio hipo hoya humana hura ida indo
  industria inmobiliaria inmune interdigital inventiva ir isba lata linde loar lobo loma lona luda madre magna
  mana melar meta metalla mirasol mirza moderna montea mur musa natura nava negra nen neutra noma ny oc olma ori
  orla pagaya pali paloma pampa patria payo pece pega pel penumbra pepe peri perpetua phi pico pola pollo portillo
  praxis presidio primo profusa proto quijote raja raya rea rengo res reto robo rol roma sabio sao sarco saz
  sendas sensata seto siena sima sino sobo soca sociedad soez solana solitario sonoro sopa sor sora sotera suma
  sumar tac talo tas tata tau tela terreno tetra textil tierra tinto toro trans tri trox tui tuya ube usar usgo
  uso ut uve vaso vate velo verano vida vivo vizcaya wat xi yubo zura
`;
