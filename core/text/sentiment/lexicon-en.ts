import type { Concept } from "./concepts.ts";

/**
 * English words of markets and companies by what they mean, written for Pulso from general knowledge. `~verb` stands for
 * its regular forms, `stem*` for any ending; folded (no accents, no apostrophes).
 */
export const lexiconEn: Partial<Record<Concept, string>> = {
  rise: `~rise rose risen ~gain ~climb ~advance ~grow grew grown growth ~increase ~edge up higher upbeat ~rebound ~recover recovery
    ~improve improvement ~strengthen stronger ~firm ~extend ~pop ~inch ~tick ~bounce upward upwards uptick upside uptrend ~appreciate ~expand expansion
    ~double ~triple ~quadruple doubled tripled twofold threefold uptrending greener ahead
    upmove upsides reclaim reclaims reclaimed ~resurge resurgence ~accelerate ~heat ~outgrow upturn uptrends ~rebuild ~ascend multifold fold green ~buoy`,
  soar: `~soar ~surge ~jump ~rally rallied rallies ~skyrocket ~rocket ~spike ~zoom ~leap leapt ~boom ~shine shone ~sparkle ~catapult
    ~explode ~vault ~thrive ~flourish ~swell ~roar ~breakout breakouts parabolic
    flies ~skyrocket ~balloon ~erupt ~fly flew ~moonshot`,
  fall: `~fall fell fallen ~drop dropped dropping ~decline ~slip slipped slipping ~slide slid ~dip dipped dipping down lower ~lose lost ~shed ~ease
    ~retreat ~decrease ~weaken weaker ~soften softer ~sag ~shrink shrank shrunk ~contract contraction ~pullback ~drift ~slow slower slowdown
    ~depreciate ~erode ~dwindle ~fade ~skid skidded ~stumble ~falter downward downwards downside downtrend ~correct correction ~wane
    ~slacken ~worsen ~deteriorate deterioration ~pare ~trail ~subside ~cool ~underwhelm ~languish ~wobble ~descend
    red ~stall ~reverse ~fizzle ~deflate ~dampen ~soften ~cede ~tighten ~shorten ~dim ~wilt ~recede ~relinquish ~tread downturn ~misfire ~backslide ~undershoot ~thin ~sour`,
  crash: `~crash ~plunge ~plummet ~tumble ~sink sank sunk ~collapse ~slump ~nosedive ~crater ~tank ~dive dove ~bleed bled ~crumble ~implode
    ~freefall meltdown rout bloodbath selloff ~crack ~hammer ~batter ~slaughter ~decimate carnage ~nose ~swoon
    ~spiral ~torch ~sour ~wipe ~evaporate ~annihilate ~obliterate ~nuke ~gut ~pummel ~clobber ~maul ~wreck ~thrash`,
  raise: `~raise ~hike ~boost ~lift ~up upped upping ~widen ~add ~broaden ~upsize ~accelerate ~step ~ramp
    ~impose ~upsize`,
  reduce: `~cut cutting ~slash ~reduce reduction ~trim trimmed trimming ~lower ~narrow ~shave ~curb ~scale ~halve ~limit ~pare ~prune ~rein ~downsize`,
  profit: `profit profits profitability profitable earnings eps revenue revenues sales income margin margins turnover ebitda ebit ebita pbt pat
    topline bottomline guidance dividend dividends payout demand orders orderbook bookings cashflow aum subscribers shipments output production
    exports volume volumes traffic deliveries net sale yields npa return returns buyback repurchase gdp
    inflows inflow subscriptions billings royalties pipeline backlog footfall loadings savings surplus cash`,
  loss: `loss losses deficit deficits shortfall writedown writedowns writeoff writeoffs impairment impairments charge charges outflow outflows
    npas arrears delinquencies bleeding redundancies unemployment recession
    provisions dilution outgo bleed overhang negative`,
  cost: `cost costs expense expenses debt debts inflation tax taxes tariff tariffs duty duties levy spending capex borrowing provisions provisioning
    inventory inventories stockpiles glut supply claims liabilities
    oversupply overcapacity surcharge surcharges premiums wages freight npl npls leverage fuel overheads`,
  beat: `~beat beaten ~top topped topping ~exceed ~surpass ~outperform outperformance ~outpace ~trump ~outshine ~smash ~crush ~overtake overtook ~eclipse
    ~lead led leads ~outsell outsold ~outdo ~dominate ~defeat ~conquer ahead crushed smashed`,
  miss: `~miss missed misses missing below ~disappoint disappointing disappointment ~lag lagged lagging ~underperform underperformance short shortfall
    ~undershoot ~trail ~slip`,
  buy: `~buy bought ~accumulate overweight outperform bullish bull bulls long longs longed adding loading loaded ~purchase buyers accumulating
    ~recommend undervalued oversold entry calls call bid bargain cheap buyable dip
    pick picks bet bets prefer prefers preferred favour favours favoured favor favors favored favorite favourite overweight accumulate rec ~snap ~invest bullishness conviction topick multibagger ~scoop buys ~grab`,
  sell: `~sell sold ~offload underweight underperform bearish bear bears short shorts shorted shorting ~exit ~avoid ~dump puts put overvalued
    overbought sellers selling ~divest ~unload ~liquidate expensive overpriced bubble offload
    ~trim ~ditch ~shun ~reduce ~unwind ~short shorting bearishness ~book booking ~redeem`,
  upgrade: `~upgrade upgraded upgrading uprated
    rerating ~rerate`,
  downgrade: `~downgrade downgraded downgrading downrated
    derating ~derate ~demote`,
  hold: `hold neutral equalweight inline perform marketperform maintain maintains maintained reiterate reiterates reiterated initiates initiated coverage
    rated rating resumed peerperform sectorperform
    reaffirm reaffirms reaffirmed reaffirming affirm affirms affirmed marketweight`,
  good: `strong robust solid good great best better excellent impressive healthy positive optimistic optimism confident confidence success
    successful successfully favorable favourable attractive promising bright brighter lucrative resilient resilience momentum leader leading
    opportunity opportunities outstanding superb stellar record blockbuster buoyant upbeat hope hopes hopeful strength efficient
    milestone innovative breakthrough bargain rosy sturdy brisk terrific fantastic amazing awesome perfect nice love happy win winner winners
    cheer cheers cheered dovish stimulus robustly smooth gainer gainers darling safe haven sweet handsome bumper
    well potential exciting fresh encouraging reassuring accretive synergies advantage leadership boon windfall fillip ideal proud landmark winning thriving booming compelling accelerating inspiring tailwinds stellar unmatched flagship effective upbeat improving growing recovering stabilising stabilizing valuable wise generous rewarding spectacular remarkable phenomenal incredible unstoppable huge undervalued easily enjoy surplus progress bright respite cheer rebounding exceptional competitive premium boom profitable rewards reward admired trusted sustainable sustainably expertise celebrates celebrate gem hero heroes successful unlocks unlock upside`,
  bad: `weak weakness poor bad worse worst negative pessimistic pessimism disappointing unfavorable unfavourable difficult tough challenging
    challenge challenges trouble troubled troubles problem problems terrible horrible awful dismal bleak gloomy gloom grim sluggish tepid soft
    crisis disaster fail fails failed failure failing flop flopped dull subdued muted adverse severe painful pain pains struggling struggle struggles
    struggled disruption disrupted shortage shortages slack loser losers laggard laggards headwind headwinds setback turmoil
    crunch slowing stress distressed volatile wrong ugly sour mess worthless hawkish jitters blow bust lacklustre lackluster stagnant delay delays delayed
    vulnerable forced forces dilution disruption disruptions thin costly trap severely death deaths died dies dying killed toll toxic dire plight hardship doldrums shaky fragile deadlock stalemate downbeat bottleneck bottlenecks contagion stagnation controversy dispute disputes backlash exodus unfair useless broken fake flawed faulty defect defects misleading unpaid unsold idle abysmal ruin ruined ruins imbalance chaos chaotic vicious bitter harsh grim gloom downcast overdue delinquent inferior impaired ineffective inadequate unsustainable unprofitable unstable insufficient regret regrets tragic tragedy mistake mistakes error errors flaw flaws absurd dangerous deadly casualty uncertain murky hard tighter tight scarce hurdle hurdles obstacle obstacles blackout desperate blow blows collateral mayhem heartbreak damaging deficit worrisome worrying alarming`,
  win: `~win won ~secure ~bag bagged ~award awarded ~approve approval approvals approved ~clear clearance nod greenlight ~gets ~land ~clinch ~grant
    ~achieve ~succeed ~deliver ~launch patent ~receive contract contracts order breakthrough
    licence license licences subscribed oversubscribed ~resolve ~settle settlement ~complete ~bid ~pocket ~earn ~attract ~gain ~score ~ink inks ~unlock ~exceed ~certify ~qualify`,
  crime: `fraud fraudulent lawsuit lawsuits sue sued sues suing probe probes probed investigation investigations investigate investigating scandal
    fine fined fines penalty penalties penalised bribery corruption scam scams guilty criminal illegal violation violations antitrust
    subpoena charged indicted arrest arrested raid raids hack hacked hackers breach breached cyberattack allegations alleged alleges accused accuses
    recall recalls recalled ban bans banned sanction sanctions embezzlement laundering manipulation insider misconduct lawsuit jail prison settle ponzi sec
    inquiry inquiries jailed sebi doj tribunal watchdog convicted conviction prosecutors prosecution court courts litigation infringement infringed violate violated violates violating compliance suit suits sued restrict restricts restricted restriction restrictions crackdown offence cheating forgery theft stolen steals stole cartel collusion misled complaint complaints admonish admonishes reprimand reprimands scrutiny whistleblower plead pleads felony extortion abuse abused abusing counterfeit notices notice`,
  negation: `no not never none nothing neither nor without cannot cant wont dont doesnt didnt isnt arent wasnt werent aint couldnt wouldnt shouldnt
    hasnt havent hadnt hardly barely lack lacks lacking unable nobody`,
  intense: `very strongly sharply significantly huge massive big bigger biggest major extremely highly really hugely substantially considerably
    dramatically steep steeply heavily so super way strong most fastest much deep deeply widely fully hefty absolutely totally ever largest
    severely aggressively whopping sizeable sizable vastly immensely incredibly insanely soaring seriously badly heavily overwhelmingly unprecedented rapidly quickly fast`,
  slight: `slightly modestly little bit marginally somewhat partially moderate moderately minor small mildly gradually modest slight almost nearly fractionally`,
  unsure: `may might could if unclear uncertain uncertainty possibly perhaps maybe whether wait should would likely unlikely`,
  contrast: `but however although though despite yet still even notwithstanding nevertheless instead`,
  slangUp: `moon mooning mooned tendies hodl hodling diamond btfd lfg squeeze ath stonks printing print rip ripping flying fly send sending lambo wagmi
    gem undervalued yolo gains bullrun gainz breakout rocketing pumping pump brrr beast fire lit bullish tothemoon uponly loaded 10x 100x multibagger
    multibaggers bottomed dipbuying strongbuy buythedip btd
    flipped ripping bangers banger mooner bullflag oversold accumulating bullishly runner runners hammered breakouts curl curling bounce squeezing squeezed ath apes strongholds stronghands buyback longterm`,
  slangDown: `bagholder bagholders bagholding bags rekt rug rugged rugpull dumping dumped drill drilling guh scam shitcoin fud ngmi paperhands
    toast garbage trash junk dead rip broke wiped liquidated bloodbath cooked doomed overhyped turd pos crap shit tanking dogshit dumpster bleeding rugpulled
    exitscam deadcat bulltrap
    headed rugging fading fade overbought roundtrip dumps dumper exitliquidity nuke nuking faded downhill sinking ponzis crashing shorting scammer scammers scammed hopium copium paperhanded deadcatbounce capitulation capitulate margincall`,
  joy: `love loved loving happy glad excited thanks thank congrats congratulations yay wow lol fun enjoy beautiful cool wonderful brilliant
    lmao haha winning blessed stoked hyped bravo applause smile smiling enjoyed enjoying delighted pleased awesome sweet`,
  grief: `hate hated angry sad sorry wtf damn sucks suck stupid idiot idiots ridiculous shame disgusting joke pathetic horrible fear scary scared scare
    panic nightmare hell ugh sick mad afraid
    disappointed embarrassed embarrassing annoyed annoying pissed shitty bullshit bs nonsense crying cry tragic ouch worried terrified regret loser losers clown clowns fools fool dumb lies liar liars lie lying`,
  stable: `flat unchanged steady stable rangebound mixed sideways little quiet same constant consolidate consolidates consolidating consolidation range choppy
    comparable similar remained remains unaltered`,
  help: `~help ~support ~aid ~benefit ~encourage ~underpin ~fuel ~drive drove driven ~buoy ~bolster ~propel ~spur spurred ~stimulate ~enhance
    ~revive ~restore ~relieve relief ~rescue ~bail bailout ~welcome ~praise ~tailwind
    fillip ~sustain ~strengthen ~protect ~ease eases easing ~back ~cushion ~save ~reward ~incentivise ~subsidise subsidy subsidies incentive incentives ~inspire ~uplift ~lure ~attract`,
  hurt: `~hurt hurting ~hit hits hitting ~weigh ~drag dragged ~pressure ~pressurise ~threaten threat threats ~damage ~harm ~dent ~squeeze ~burden
    ~undermine ~hamper ~hinder ~impact ~punish ~spook ~rattle ~jolt ~bruise ~haunt ~plague ~mar marred ~grapple ~blame ~slam slammed slamming ~bite
    suffer suffers suffered suffering slap slaps slapped knock knocks knocked grip grips gripped stings sting ~strain ~stifle ~cripple ~jeopardise ~jeopardize ~derail ~disrupt ~cloud ~burn ~hound ~dog ~cap ~strangle ~erode ~overshadow ~restrain ~sap ~choke ~crush ~criticise ~criticize criticism ~attack ~accuse ~dent ~shake shaken shook ~stress`,
  stop: `~stop stopped stopping ~halt ~end ~suspend suspension ~cancel cancels cancelled canceled cancelling ~delay ~postpone ~scrap scrapped scrapping
    ~abandon ~close closure closures ~shut shutting shutdown shutters ~withdraw withdrew withdrawn ~pause ~quit quits ~resign resigned
    resignation ~discontinue ~reject rejected rejection ~block ~deny denies denied ~freeze frozen ~drop ~pull ~oust ousted ~delist
    ~stall ~terminate termination ~cease ~idle ~scuttle ~ground ~bar ~oppose opposition ~veto ~exit ~shelve ~axe ~walk`,
  begin: `~launch ~open ~start ~begin began begun ~resume ~introduce ~unveil ~debut ~introduce ~release ~roll ~create ~build built
    ~reopen ~expand ~kick ~commence ~establish ~commission ~enter ~foray forays ~pilot ~add ~build ~rollout`,
  layoff: `layoff layoffs laid laying fire fired fires firing redundancy jobless furlough furloughs axe axes axed job jobs`,
  bankrupt: `bankrupt bankruptcy bankruptcies insolvent insolvency default defaults defaulted defaulting liquidation receivership administration chapter
    wiped restructure restructuring foreclosure collapse`,
  avoid: `~avert ~overcome overcame ~dodge ~escape ~reverse ~prevent ~halt ~offset ~shrug shrugged ~stem stemmed ~defy defies defied
    ~withstand ~allay ~eradicate ~trim ~narrow`,
  high: `high highs highest peak peaks record alltime top tops best strongest multiyear`,
  low: `low lows lowest bottom bottoms trough worst weakest floor`,
  deal: `deal deals acquire acquires acquired acquisition acquisitions merger merge merges merging agreement agreements partnership partner partners
    joint venture stake invest invests invested investment investments invests takeover alliance collaboration ipo offering fundraising funding raise listing
    sign signs signed signing pact tie mou purchase sells`,
  announce: `announce announces announced report reports reported reporting says said say tells told meeting conference call webcast scheduled
    schedule presents presentation appoints appointed names named hires hired ceo cfo chairman director board statement today according comments publishes
    published filing filed declares declared notice`,
  expect: `expect expects expected expectation expectations forecast forecasts outlook sees seen see estimate estimates estimated estimating consensus target targets
    guidance predict predicts projected projects view views likely anticipate anticipates anticipated prospects`,
  rate: `rate rates yield yields interest fed ecb rbi boe repo bond bonds treasury treasuries mortgage bps basis monetary`,
  price: `price prices share shares stock stocks futures index market markets crude oil gold silver dollar rupee euro currency trading traders bitcoin btc
    eth crypto coin`,
  worry: `worry worries worried concern concerns concerned fear fears feared risk risks risky warn warns warned warning warnings caution cautious cautions
    cautioned doubt doubts doubtful tension tensions nervous anxiety anxious uncertainty volatility alarm alert threat woes scepticism skeptical jitters fret frets
    danger dangerous beware careful
    face faces faced facing brace braces bracing loom looms looming vulnerable wary warily mount mounts mounting dread dreads dreaded pessimistic cautiously hesitant shadow cloud clouds clouded unease scare scared question questions questioned skepticism overheating overheated pitfalls hazards hazard storm`,
  strike: `strike strikes striking protest protests boycott walkout unrest war attack attacks conflict invasion explosion accident crashes outage outages
    pandemic virus coronavirus covid outbreak lockdown earthquake flood floods hurricane drought
    killed dead death deaths cases fire blast blaze shooting terror missile missiles coup riots shutdowns quarantine lockdowns epidemic flu ebola typhoon storm tsunami monsoon crashed`,
  because: `on after amid amidst due following because since from thanks owing`,
  while: `as while and whereas versus vs than`,
  emojiUp: `🚀 🌙 🌕 📈 💎 🙌 🔥 💪 🐂 🤑 💰 🎉 ✅ 👍 😀 😃 😄 😁 😊 😍 🥳 💚 🟢 🏆 ⬆ ↑ ▲ ❤ ⭐ 🤩 😎 👏 🎯 🆙 💸 ☝ 🔼 ↗ 🥂 🍾 💵 👑 🙏`,
  emojiDown: `📉 🐻 💀 😭 😢 😡 🤡 💩 🔻 🔴 ⬇ ↓ ▼ 👎 😱 😰 🩸 🤮 ☠ ⚠ ❌ 😩 😞 😔 😠 🤬 🚨 💔 😨 🥴 ↘ 🆘 😣 😫 🪦 ⚰ 🧻 🥀`,
};
