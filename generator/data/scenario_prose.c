/* scenario_prose.c - text for authors.  A test reads the examples as one scenario. */
#include "data/scenario_prose.h"

#include "data/words.h"
#include "data/yaml.h"

/* clang-format off */
static const char introduction[] =
"# Scenario format 1\n"
"\n"
"This is the reference of all keys of a scenario. ddkit prints it from the tables with\n"
"which it checks your files, so it is never out of date. `ddkit check` tells you\n"
"what is wrong with a scenario, and where; `ddkit schema` writes a JSON Schema with which\n"
"editors complete keys and show these texts.\n"
"\n"
"Two keys make a scenario:\n"
"\n"
"```yaml\n"
"format: 1\n"
"title: Late Checkout\n"
"```\n"
"\n"
"Everything else adds to the kit. What you leave out is not printed; a number that the\n"
"game needs has a default. Start small, run `ddkit check`, add.\n"
"\n"
"## Files\n"
"\n"
"- A scenario is a folder, `scenarios/NAME/`, with a file `scenario.yaml`. NAME is the\n"
"  folder's name in the output.\n"
"- Large parts may move to files beside it, listed in `parts`. Each holds further\n"
"  top-level keys of this same format. A key that is given twice is an error. No path may\n"
"  leave the folder.\n"
"- Files are YAML in UTF-8. Unquoted `true` and `false` are the two booleans, `null`, `~`\n"
"  and nothing at all mean \"not given\"; `yes`, `no`, `on` and `off` are plain text.\n"
"  Anchors, aliases and merge keys (`<<`) work.\n"
"- A top-level key that starts with `x-` is yours: ddkit ignores it, in\n"
"  scenarios, parts, overlays and roles of the library. Keep notes, anchors or another\n"
"  program's settings there.\n"
"- Put a text into quotes if it starts with a sign such as `{`, `[`, `*`, `&`, `!`,\n"
"  `%`, `@`, `#`, `\"` or `-`, if it contains `: ` or ` #`, and inside `{ }` or `[ ]` if\n"
"  it contains a comma. `|` and a line break start a text of several lines that needs no\n"
"  quotes at all.\n"
"- Write a comment with two spaces before its `#` and one after it. A `#` after a single\n"
"  space starts a comment as well, but is a warning in a text or line: it cuts `Ticket #4711`.\n"
"- In double quotes `\\t` is a tab and `\\n` a line break; paths such as `C:\\temp` are best\n"
"  left without quotes or put into 'single quotes'.\n"
"\n"
"## Texts\n"
"\n"
"- A **text** is Markdown as GitHub reads it: paragraphs, *emphasis*, **strong**, `code`,\n"
"  code blocks, lists, tables, quotes, ~~strikethrough~~ (with two tildes; one is a tilde).\n"
"  A list whose items start with `[ ]` or `[x]` has boxes to tick and ticked ones.\n"
"  `[^1]` refers to a footnote, which is printed below its text: `[^1]: Since nine.`\n"
"  on a line of its own; further paragraphs of it are indented by four spaces. A quote whose\n"
"  first line is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` becomes a\n"
"  box with that word above. A row of a table may be longer than its head.\n"
"  `![alt](plan.svg)` prints a picture from the scenario's folder: PNG, JPEG or SVG. Alone in\n"
"  its paragraph it is between the paragraphs, inside a sentence on the line. It is never\n"
"  wider than the text nor higher than the card or page. Nothing is fetched from a network.\n"
"  In an overlay the picture may also lie beside the overlay. Of an SVG, text must be paths.\n"
"  Of HTML, `<br>` breaks a line and `<!-- comments -->` are left out; all other HTML prints\n"
"  as it is written, with a warning.\n"
"  A **line** is a text without line breaks. A **word** is taken as it is.\n"
"- In code blocks everything prints as it is written. Tabs stop every eight columns;\n"
"  wide characters and emoji take two. If a line is too long, the\n"
"  block's type gets smaller; then the line is wrapped, marked with a hook that is not copied.\n"
"- A number where a text belongs is taken as it is written: `version: 1.20` prints 1.20.\n"
"- `{{company}}` in a text or line inserts the word `company` of [`words`](#words);\n"
"  `{{tools.logs}}` inserts the name of the tool `logs`, `{{tools.logs.about}}` what it\n"
"  is about; `{{clients.ID}}`, `{{roles.ID}}`, `{{components.ID}}` and `{{features.ID}}`\n"
"  the names of those. Words may use words. `\\{{` prints two braces.\n"
"\n"
"## Ids\n"
"\n"
"Things that others refer to are in maps, each under an id of your choice: letters a to z,\n"
"digits and hyphens. They are printed in the order of the file. An id that a key\n"
"refers to must exist.\n"
"\n"
"```yaml\n"
"features:\n"
"  checkout: Checkout                # the id is checkout\n"
"clients:\n"
"  globex:\n"
"    name: Globex Hotels\n"
"    uses: [checkout]                # refers to it\n"
"```\n"
"\n"
"## Secrets\n"
"\n"
"Keys marked **S** are for the host alone. They are never printed on\n"
"anything that players receive. The mark covers all that is below such a key. An open\n"
"text that repeats a sentence of a secret is a warning.\n"
"\n"
"## Overlays\n"
"\n"
"`--with FILE` merges a file of this same format into the scenario, and may be given\n"
"several times: maps merge key by key, anything else is replaced, `null` removes; so does a map by\n"
"numbers of players, such as `rules.dice`, replace the one below it as a whole. So a company\n"
"puts its own tools and client names in, a translator the texts, a host the house rules,\n"
"and nobody edits the scenario. One for the example below, under [All keys](#all-keys):\n"
"\n"
"```yaml\n"
"words: {company: Initech Stays}\n"
"tools: {metrics: {name: Zabbix}}\n"
"rules: {dice: 5}\n"
"clients: {umbra: null}\n"
"```\n"
"\n"
"What is checked is the result. A message about a value from an overlay points into the\n"
"overlay. Nothing may refer to what is removed: an overlay that removes a client also\n"
"replaces or removes the cards and texts that refer to it. A new id to which nothing refers\n"
"is a warning, since it is often a mistyped one.\n"
"\n"
"## Other forms of the evening\n"
"\n"
"[`formats`](#formats) holds overlays that belong to the scenario: other forms of the same evening.\n"
"`--format short` lays one over everything else, overlays included, so that its clock is whole\n"
"whatever they say of the clock. An overlay changes a format under the same key,\n"
"`formats: {short: {minutes: 45}}`. A `null` there removes something in that format only. What the\n"
"format itself removes stays out, unless the overlay says something of it. `ddkit check` tries\n"
"every format. `gentle`, for a first evening, and `short` are good names, but no more than names.\n"
"\n"
"## Editors\n"
"\n"
"After `ddkit schema > scenario.schema.json` an editor that knows the YAML language server\n"
"checks and completes while you type, if the first line of `scenario.yaml` is\n"
"\n"
"```yaml\n"
"# yaml-language-server: $schema=../../scenario.schema.json\n"
"```\n"
"\n"
"and that of each part the same with `#/$defs/part` at its end. References, words and what\n"
"several files say together are checked only by `ddkit check`.\n"
"\n"
"## All keys\n"
"\n"
"The tables say what a key takes, what it is when it is left out, and whether it is secret.\n"
"The examples together are one scenario.\n";

const char example_head[] =
"format: 1\n"
"title: Late Checkout\n"
"subtitle: The basket that would not pay\n"
"summary: A sale has started, and some baskets cannot be paid. Find out why.\n"
"language: en\n"
"version: \"1.2\"\n"
"authors: [Ana Horvat]\n"
"license: CC-BY-4.0\n"
"players: {min: 3, max: 8}\n"
"minutes: 120\n"
"level: regular\n";

const char example_words[] =
"words:\n"
"  company: Nightjar Hotels\n"
"  shop: the {{company}} shop\n";

const char example_tools[] =
"tools:\n"
"  metrics: {name: Grafana, icon: dashboard, about: Dashboards of every service}\n"
"  sql: {name: SQL, kind: technology}\n"
"  calls: {name: Client communication, kind: people}\n";

const char example_glossary[] =
"glossary:\n"
"  pool: {name: Pool, about: Connections that are kept open and lent out}\n";

const char example_rules[] =
"rules:\n"
"  dice: {1: 5, 7: 6}                      # six from 7 players on\n"
"  difficulty:                             # interrupt, easy and medium keep their numbers\n"
"    hard: 12\n"
"    heroic: {number: 16, name: Heroic}\n";

const char example_clock[] =
"clock:\n"
"  starts_at: \"21:05\"\n"
"  turns: 6\n"
"  extended_turns: 12\n"
"  marks:\n"
"    - {turn: 4, extended: 8, kind: penalty, label: Penalties are paid, text: All who are hit want a word}\n"
"    - {turn: 6, extended: 12, kind: breach, label: Breach of contract}\n";

const char example_briefing[] =
"briefing: |\n"
"  {{company}} sells the last free rooms of the night. You keep {{shop}} running.\n";

const char example_system[] =
"system:\n"
"  about: Baskets are kept in {{components.db}}.\n"
"  components:\n"
"    lb: {name: Load balancer, kind: balancer}\n"
"    api: {name: Checkout service, kind: service, instances: 3, owner: backend}\n"
"    db: {name: Orders database, kind: database, about: \"PostgreSQL, one primary\"}\n"
"  groups:\n"
"    shop: {name: Shop, components: [api, db]}\n"
"  flows:\n"
"    - {from: lb, to: api}\n"
"    - {from: api, to: db, label: writes}\n";

const char example_features[] =
"features:\n"
"  checkout: Checkout\n"
"  vouchers: Vouchers\n";

const char example_clients[] =
"clients:\n"
"  globex:\n"
"    name: Globex Hotels\n"
"    tier: platinum\n"
"    quote: I need to know before my board does.\n"
"    contact: Dana, head of distribution\n"
"    uses: [checkout, vouchers]\n"
"    promise: A status update every 10 minutes.\n"
"    impacted: [vouchers]\n"
"    unseen: [checkout]                    # nobody has noticed yet\n"
"    asks: The board is on line two. What do I tell it?\n"
"    secret: Dana has known about the sale for a week.\n"
"    moves:\n"
"      - on: {untold: 2}\n"
"        when: Not informed by turn 2\n"
"        text: Starts to retry every basket by script.\n"
"        effect: {mood: {steps: -1}}\n"
"        event: retry-storm\n"
"      - {when: Asked politely, text: Lets slip when it all began., clue: sale-started}\n"
"  umbra: {name: Umbra Hostels, uses: [checkout], impacted: true}\n";

const char example_roles[] =
"roles:\n"
"  sre:\n"
"    name: Site reliability engineer\n"
"    icon: pulse\n"
"    mission: You keep the lights on, and know what they look like when they flicker.\n"
"    knows:\n"
"      - {text: A normal evening is 200 orders a minute., clue: normal-load}\n"
"      - The on-call phone has been quiet for three weeks.\n"
"    proficient: [metrics]\n"
"    ability: {name: Pager reflex, text: Reroll all dice of one failed passive action., uses: 1}\n"
"    goal: Nobody wakes the database team.\n"
"    handouts: [pool-graph]\n"
"  backend:\n"
"    name: Backend developer\n"
"    knows:\n"
"      - Each checkout holds a connection until the payment is through.\n"
"      - The pool moved to a new host this month.\n"
"    proficient: [sql]\n"
"    needed_from: 3\n"
"    folds_into: sre\n";

const char example_clues[] =
"clues:\n"
"  normal-load: 200 orders a minute is normal.\n"
"  sale-started: The baskets fail since the sale began.\n"
"  pool-full: {text: All 20 connections of the pool are busy., proves: [small-pool]}\n";

const char example_incident[] =
"incident:\n"
"  opening: |\n"
"    It is five past nine. {{clients.globex}} reports baskets that cannot be paid.\n"
"    What do you do?\n"
"  root_cause: The pool is too small for a sale.\n"
"  causes:\n"
"    small-pool: The pool was never resized after the move.\n"
"  timeline:\n"
"    - {at: 3 weeks before, text: The pool moves to the new host.}\n"
"    - {at: \"20:58\", text: The sale starts.}\n"
"  hints:\n"
"    - Who has looked at what the baskets wait for?\n"
"    - {text: A pool of 20 is full at 20., clue: pool-full}\n"
"  rulings:\n"
"    - {idea: Switch the sale off, ruling: Medium. It helps; the bosses will ask.}\n"
"  solutions:\n"
"    - {title: Roll the pool change back, text: The clean fix., rating: best}\n"
"    - {title: Restart the service, text: Helps for ten minutes., rating: trap}\n"
"  wrap_up: The default of the new host was 20 connections.\n";

const char example_actions[] =
"actions:\n"
"  look-at-pool:\n"
"    title: Look at the connection pool\n"
"    tool: metrics\n"
"    difficulty: easy\n"
"    needs: [sale-started]\n"
"    reveals: [pool-full]\n"
"    success: The line has been flat at 20 since 20:59.\n"
"    instead:\n"
"      - {when: Rolled back, text: The line is at 60.}\n"
"    failure: The board loads, and loads.\n"
"    handout: pool-graph\n"
"  roll-back:\n"
"    title: Roll the pool change back\n"
"    kind: active\n"
"    tool: [sql, metrics]    # either will do\n"
"    difficulty: heroic\n"
"    needs: [pool-full]\n"
"    success: Baskets are paid again.\n"
"    near: The change is refused, for a typo. Nothing has happened.\n"
"    undo: Put the old number back; it takes a minute.\n"
"    complication: retry-storm\n"
"    effect: {relieves: {features: [checkout, vouchers]}}\n"
"    rating: best\n"
"    resolves: true\n"
"  restart:\n"
"    title: Restart the service\n"
"    kind: active\n"
"    needs: [[sale-started, pool-full]]    # any one of these\n"
"    success: It works again, for two minutes.\n"
"    warning: Ask what fills the pool again once it is empty.\n"
"    unless: [roll-back]\n"
"    effect: {draws: retry-storm, clock: -1}\n"
"    aftermath:\n"
"      - {of: [look-at-pool], text: The line begins anew.}\n"
"    waits: {turns: 3}\n"
"  ring-globex:\n"
"    title: Call {{clients.globex}}\n"
"    tool: calls\n"
"    difficulty: easy\n"
"    word: ring\n"
"    client: globex\n"
"    success: \"\\\"Half my hotels can't sell. Did you know?\\\"\"\n"
"    uncovers: {clients: [globex]}\n"
"  tell-clients:\n"
"    title: Send the client impact report\n"
"    tool: calls\n"
"    difficulty: 5\n"
"    reports: true\n";

const char example_events[] =
"events:\n"
"  cto:\n"
"    deck: interrupt\n"
"    title: The CTO wants a word\n"
"    from: \"#incident\"\n"
"    when: {turn: 2}\n"
"    text: Can somebody tell me in one sentence what is going on?\n"
"    answer: {tool: calls}\n"
"    ignored: The next report is one level harder.\n"
"    effect: {harder: [calls]}\n"
"  van:\n"
"    deck: interrupt\n"
"    title: Left or right?\n"
"    text: \"\\\"I can take one basket. **Left or right**, while I count to ten?\\\"\"\n"
"    choices:\n"
"      left: {choice: Left, text: Globex has its basket., effect: {relieves: {clients: [globex], features: [checkout]}}}\n"
"      right: {choice: Right, text: Globex watches., effect: {mood: {steps: -1, clients: [globex]}}}\n"
"      none: {text: She drives home., effect: {clock: -1}}\n"
"  support:\n"
"    deck: lucky\n"
"    title: Support has counted\n"
"    text: \"\\\"Not one complaint before half past eight. Here are the rest.\\\"\"\n"
"    clue: sale-started\n"
"    handout: complaint\n"
"    unless: [roll-back]\n"
"    otherwise: \"\\\"It has gone quiet. Was that you?\\\"\"\n"
"  retry-storm:\n"
"    deck: degradation\n"
"    title: Everybody tries again\n"
"    when: A client lost patience\n"
"    text: Ten times the usual number of baskets arrives.\n"
"    effect: {impacts: {clients: [globex], features: [checkout]}, clock: -1}\n"
"    client: globex\n"
"    secret: It ends by itself after two turns.\n";

const char example_charts[] =
"charts:\n"
"  pool:\n"
"    title: Connections in use\n"
"    unit: connections\n"
"    x: {label: time, from: \"20:00\", to: \"21:10\"}\n"
"    series: [{name: in use, values: [4, 5, null, 6, 18, 20, 20, 20]}]\n"
"    limits: [{label: pool size, at: 20}]\n"
"    marks: [{label: the sale starts, at: \"20:58\"}]\n"
"  orders:\n"
"    title: Orders of the week\n"
"    kind: bars\n"
"    x: {from: Mon, to: Fri}\n"
"    series:\n"
"      - {name: this week, values: [410, 395, 402, 430, 380]}\n"
"      - {name: last week, values: [405, 399, 401, 398, 415]}\n";

const char example_handouts[] =
"handouts:\n"
"  pool-graph:\n"
"    title: Pool of the checkout service\n"
"    from: \"{{tools.metrics}}\"\n"
"    chart: pool\n"
"    secret: The pool is full.\n"
"  api-log:\n"
"    title: Log of checkout-2\n"
"    kind: log\n"
"    text: |\n"
"      21:04:11 WARN  no free connection after 5000 ms\n"
"  complaint:\n"
"    title: A complaint\n"
"    kind: mail\n"
"    from: Dana\n"
"    to: \"{{company}}, support\"\n"
"    subject: Baskets\n"
"    text: |\n"
"      Hello,\n"
"      nobody can pay.\n"
"      Dana\n"
"  channel:\n"
"    title: What the shop's people say\n"
"    kind: chat\n"
"    from: \"#shop\"\n"
"    messages:\n"
"      - {who: Ana, at: \"20:59\", text: \"Is the sale slow for you?\"}\n"
"      - {who: Boris, at: \"21:01\", text: \"It is not slow. It stands.\"}\n";

const char example_endings[] =
"endings:\n"
"  cured:\n"
"    with: The rooms are sold, and {{clients.globex}} sends a cake.\n"
"    strained: The rooms are sold. Not all of them to you.\n"
"  down:\n"
"    gone: At midnight {{clients.globex}} sells by telephone.\n";

const char example_procedure[] =
"procedure:                                # the library's, with these changes\n"
"  channels:\n"
"    - {name: \"#incident\", use: The one place for decisions}\n"
"  steps:\n"
"    declare: {by: 2}\n"
"    legal: {text: The lawyers know, by: 4, hat: contact, proof: A name, counts: false}\n"
"    escalate: null\n";

const char example_objectives[] =
"objectives:\n"
"  - text: We tell clients early what fails.\n"
"    look_for: [The report names features, Nobody waits to be sure]\n"
"    steps: [report]\n";

const char example_review[] =
"review:\n"
"  questions: [\"What slowed us down?\", \"Who knew first?\"]\n"
"  improvements: [Alert on pool use.]\n";

const char example_poll[] =
"poll: [\"Which tool did you meet for the first time?\"]\n";

const char example_formats[] =
"formats:\n"
"  gentle:\n"
"    rules: {dice: {1: 6, 7: 7}, near: 3}\n"
"    clock: {report_needs: 1}\n"
"  short:\n"
"    minutes: 60\n"
"    clock: {turns: 4, extended_turns: 8, report_by: 2, marks: []}\n"
"    known: [sale-started]\n";
/* clang-format on */

static void introduce(FILE *to)
{
    fprintf(to, "%s\n```yaml\n%s```\n\n", introduction, example_head);
}

static void print_limits(FILE *to)
{
    const struct {
        const char *what;
        size_t limit;
        const char *unit;
    } limits[] = {
        { "Size of a file", YAML_FILE_MAX >> 20, " MiB" },
        { "Nesting of lists and maps", YAML_DEPTH_MAX, "" },
        { "Keys and values in a file", YAML_NODES_MAX, "" },
        { "Text in a file", YAML_TEXT_MAX >> 20, " MiB" },
        { "Nesting of words within words", WORDS_DEPTH_MAX, "" },
        { "A text with its words filled in", WORDS_TEXT_MAX >> 20, " MiB" },
        { "All such texts together", WORDS_SUM_MAX >> 20, " MiB" },
    };
    fputs("## Limits\n\n"
          "No real scenario comes near these. They keep a hostile file from using up time or "
          "memory.\n"
          "An alias counts every time it is used.\n\n"
          "| What | At most |\n|---|---|\n",
          to);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        fprintf(to, "| %s | %zu%s |\n", limits[i].what, limits[i].limit, limits[i].unit);
}

const ReferenceForm scenario_reference = { .introduce = introduce,
                                           .finish = print_limits,
                                           .prefix = "",
                                           .any = "ID",
                                           .level = 2,
                                           .secrets = true };
