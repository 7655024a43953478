"""Two scenarios that are hard to print: long and rich texts everywhere, and texts of many scripts.

Every text is made of words that occur nowhere else, so that each can be looked for."""
import json

PIECES = "role-cards,role-briefs,client-cards,event-decks,action-cards,handouts,clock,handbook"
DECKS = ["alert", "interrupt", "degradation", "client", "lucky"]

PHRASES = {
    "ar": "يجب أن تصل التذكرة إلى البوابة قبل إغلاقها", "he": "הכרטיס חייב להגיע לשער שתי דקות לפני",
    "fa": "بلیط باید دو دقیقه پیش از بسته شدن دروازه برسد", "ja": "切符は門が閉まる二分前に届かなければならない",
    "zh": "船票必须在闸门关闭前两分钟送达", "ko": "표는 문이 닫히기 전에 도착해야 합니다", "th": "ตั๋วต้องมาถึงประตูก่อนปิด",
    "hi": "टिकट द्वार बंद होने से पहले पहुँचना चाहिए", "bn": "টিকিট গেট বন্ধ হওয়ার আগে", "ta": "வாயில் மூடுவதற்கு முன்",
    "te": "గేటు మూసే ముందు", "ml": "ഗേറ്റ് അടയ്ക്കുന്നതിന് മുമ്പ്", "ka": "ბილეთი უნდა მივიდეს კარიბჭესთან",
    "hy": "Տոմսը պետք է հասնի դարպաս", "el": "Το εισιτήριο πρέπει να φτάσει στην πύλη",
    "ru": "Билет должен прийти к воротам", "uk": "Квиток має надійти ґанок їжак", "hr": "Đurđa čeka šest željnih gostiju",
    "pl": "zażółć gęślą jaźń", "hu": "árvíztűrő tükörfúrógép", "tr": "kapı kapanmadan ığdır", "vi": "Vé phải đến cổng",
    "am": "ትኬቱ ከበሩ መዘጋት በፊት", "is": "Miðinn þarf að berast", "de": "Straße über Öl",
}


class Words:
    """Words that are never the same twice, of one to four syllables."""

    def __init__(self):
        self.n = 0

    def __call__(self, count=1):
        return " ".join(self.one() for _ in range(count))

    def one(self):
        self.n += 1
        n, word = self.n, ""
        while n:
            word += "bdfgklmnprstvz"[n % 14] + "aeiou"[n // 14 % 5]
            n //= 70
        return word + "x"


def table(w, columns, rows):
    lines = ["| " + " | ".join(w() for _ in range(columns)) + " |", "|---" * columns + "|"]
    return "\n".join(lines + ["| " + " | ".join(w(1 + k % 3) for k in range(columns)) + " |" for _ in range(rows)])


def rich(w, size):
    """A text with everything that Markdown has, of about `size` words."""
    nested = "\n".join("  " * k + f"- {w(3)}" for k in range(14))
    return "\n\n".join([
        w(size // 4), f"# {w(3)}", w(size // 4), table(w, 3, 4), nested, f"## {w(2)}", table(w, 8, 3),
        f"```\n{w(3)} {'-' * 70} {w(2)}\n  {w(2)}\n```", f"> {w(size // 8)}\n>\n> - {w(4)}\n>\n> > {w(5)}",
        f"1. {w(9)}\n2. {w(5)}\n\n   {w(12)}", f"**{w(2)}** *{w()}* `{w()}` ~~{w()}~~ [{w(2)}](https://example.org) 🚢 ⚠️",
        table(w, 2, 2) + f"\n| {w(150)} | {w()} |", "---", w(size // 4)]) + "\n"


def people(w, text, n):
    roles = {f"r{i}": {"name": w(2), "mission": w(9), "brief": text(w), "goal": w(8), "proficient": ["t"],
                       "ability": {"name": w(2), "text": w(12), "uses": 3},
                       "knows": [w(15), {"text": text(w) if i == 0 else w(20), "clue": "k"}]} for i in range(n)}
    clients = {f"c{i}": {"name": w(2), "tier": ["platinum", "gold", "standard"][i % 3], "quote": w(9),
                         "about": text(w) if i == 0 else w(30), "contact": w(2), "promise": w(8), "uses": ["f", "g"],
                         "impacted": ["f"], "secret": w(20), "moves": [{"when": w(4), "text": w(14), "clue": "k"}]}
               for i in range(n)}
    return {"roles": roles, "clients": clients}


def story(w, text, n):
    return {
        "briefing": text(w), "clues": {"k": {"text": w(12), "proves": ["q"]}},
        "incident": {"opening": text(w), "root_cause": text(w), "causes": {"q": w(9)}, "wrap_up": text(w),
                     "timeline": [{"at": w(), "text": w(12)} for _ in range(30)],
                     "solutions": [{"title": w(3), "text": w(20), "rating": "best"}]},
        "actions": {f"a{i}": {"title": w(4), "kind": ["passive", "active"][i % 2], "tool": "t", "difficulty": "easy",
                              "reveals": ["k"], "success": w(20), "failure": w(12)} for i in range(n)},
        "events": {f"e{i}": {"deck": DECKS[i % 5], "title": w(3), "from": w(2),
                             "text": text(w) if i % 4 == 0 else w(10 * i % 70 + 5), "ignored": w(9), "secret": w(12),
                             "answer": {"kind": "passive", "tool": "t", "difficulty": 3}} for i in range(2 * n)},
        "handouts": {"h": {"title": w(3), "from": w(2), "text": text(w), "secret": w(9)},
                     "i": {"title": w(3), "chart": "p"}},
        "charts": {"p": {"title": w(3), "unit": w(), "series": [{"name": w(), "values": [1, 5, 2, 8]}],
                         "limits": [{"label": w(2), "at": 6}]}},
        "review": {"questions": [w(9)], "improvements": [w(9)]}, "poll": [w(9)],
    }


def base(w, text, n):
    return {
        "format": 1, "title": w(3), "subtitle": w(5), "summary": w(20),
        "tools": {"t": {"name": w(2), "about": w(6)}}, "features": {"f": w(2), "g": w(2)}, "words": {"w": w(2)},
        "clock": {"marks": [{"turn": 4, "extended": 8, "kind": "penalty", "label": w(3)}]},
        "system": {"about": text(w), "components": {f"s{i}": {"name": w(2), "about": w(8)} for i in range(n)},
                   "groups": {"g": {"name": w(2), "components": ["s0", "s1"]}},
                   "flows": [{"from": "s0", "to": "s1", "label": w(2)}]},
        **people(w, text, n), **story(w, text, n)}


class Scripts(Words):
    """Phrases of many languages, each with a word of its own to tell it by."""

    def one(self):
        phrases = list(PHRASES.values())
        phrase = phrases[self.n % len(phrases)]
        return f"{phrase} {super().one()}" if self.n % 3 else super().one()


def write_scenarios(folder):
    """Both as folders under `folder`, as JSON, which is YAML."""
    written = []
    for name, w, n in (("rich", Words(), 4), ("scripts", Scripts(), 6)):
        size = 600 if name == "rich" else 24
        scenario = base(w, lambda words, size=size: rich(words, size), n)
        for action in scenario["actions"].values():
            action["instead"] = [{"when": w(1), "text": w(5)}]
        (folder / name).mkdir(parents=True)
        text = json.dumps(scenario, ensure_ascii=False, indent=1)
        (folder / name / "scenario.yaml").write_text(text, encoding="utf-8")
        written.append(folder / name)
    return written
