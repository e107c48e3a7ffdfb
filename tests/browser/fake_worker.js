// A worker for tests of the page: it keeps the contract over a few results and no index. What is asked decides what
// happens: «عطل» fails, «ناقص» is partial, «في» is empty, «بطيء» answers late, «كثير» gives 45 results.
const text = (words) => [[words, false]];
const hit = (before, word, after) => [[before, false], [word, true], [after, false]];
const HAPPENING = "events/2020-02-18-moscow-talks/";
const DOCS = [
  { url: HAPPENING, kind: "event", title: hit("محادثات موسكو التركية الروسية حول ", "إدلب", ""), reports: 2,
    date: "17 و18 شباط/فبراير 2020", machine: "2020-02-17", storyline: "idlib-2020-02", snippet: [] },
  { url: "articles/2020-02-18-ankara-moscow-assad-idlib/", kind: "article", event: HAPPENING, source: "lebanon-today",
    outlet: "لبنان اليوم", date: "الثلاثاء 18 شباط/فبراير 2020", machine: "2020-02-18", storyline: "idlib-2020-02",
    title: hit("أنقرة تفشل في إقناع موسكو بالضغط على «الأسد» لسحب الجيش السوري من ", "إدلب", ""),
    snippet: hit("فشلت تركيا، الثلاثاء، في إقناع روسيا بممارسة ضغط على الرئيس السوري بشار الأسد لسحب جيشه من ", "إدلب",
      " التي بدأ عمليات عسكرية لاستعادتها من فصائل مدعومة من تركيا. واجتمع الوفدان الروسي والتركي في موسكو…"),
    surfaces: ["إدلب", "لإدلب"] },
  { url: "articles/2020-02-19-turkey-nato-russia/", kind: "article", event: HAPPENING, source: "levant",
    outlet: "ليفانت", date: "الأربعاء 19 شباط/فبراير 2020", machine: "2020-02-19", storyline: "idlib-2020-02",
    title: text("تركيا تطلب دعم الناتو: مفاوضاتنا مع روسيا فشلت!"), surfaces: ["إدلب"],
    snippet: hit("أعلن المتحدث باسم الرئاسة التركية أن المباحثات مع روسيا حول ", "إدلب", " لم تُفضِ إلى نتيجة مرضية.") },
  { url: "articles/2020-02-28-erdogan-putin-idlib/", kind: "article", source: "unknown",
    outlet: "", date: "الجمعة 28 شباط/فبراير 2020", machine: "2020-02-28", storyline: "idlib-2020-02",
    title: hit("محادثات هاتفية بين أردوغان وبوتين وسط توتر خطير في ", "إدلب", ""), snippet: [], surfaces: ["إدلب"] },
  { url: "storylines/idlib-2020-02/", kind: "storyline", title: hit("التصعيد في ", "إدلب", " والمفاوضات"), snippet: [] },
  { url: "sources/levant/", kind: "source", title: text("ليفانت"), snippet: [] },
  { url: "about/", kind: "page", title: text("<img src=x onerror=\"document.title='broken'\"> خبيث"),
    outlet: "<b>صحيفة</b>", date: "<i>أمس</i>", machine: "\"><script>", surfaces: ["<script>", "\"onclick"],
    snippet: hit("<script>document.title='broken'</script> ", "<svg onload=alert(1)>", " &lt;b&gt;") },
];
for (let n = 1; n <= 45; n += 1) {
  DOCS.push({ url: `sources/levant/?n=${n}`, kind: "article", title: text(`خبر كثير رقم ${n}`), snippet: [],
    outlet: "ليفانت", source: "levant", date: `${(n % 28) + 1} آذار/مارس ${2000 + (n % 3)}`,
    machine: `${2000 + (n % 3)}-03-${String((n % 28) + 1).padStart(2, "0")}` });
}
const plain = (doc) => `${doc.title.map(([part]) => part).join("")} ${doc.snippet.map(([part]) => part).join("")}`;
const fold = (words) => words.replace(/[أإآ]/g, "ا");
const FIELDS = {
  source: (doc) => doc.source, kind: (doc) => doc.kind, storyline: (doc) => doc.storyline,
  year: (doc) => doc.machine && Number(doc.machine.slice(0, 4)) || undefined,
  month: (doc) => doc.machine?.startsWith("2") ? doc.machine.slice(0, 7) : undefined,
};

function tally(found) {
  const count = (field) => {
    const counts = new Map();
    for (const value of found.map(field)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts];
  };
  return Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, count(field)]));
}

function find({ text: asked, filters }) {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  const kept = (doc) => Object.entries(filters).every(([name, value]) => FIELDS[name](doc) === value);
  return DOCS.filter((doc) => words.every((word) => fold(plain(doc)).includes(word)) && kept(doc));
}

function answer(query) {
  const asked = query.text;
  const base = { id: query.id, total: 0, partial: false, failed: false, empty: false, facets: {}, items: [] };
  if (asked === "عطل") return { ...base, failed: true };
  if (asked === "في") return { ...base, empty: true };
  const found = find(asked === "ناقص" ? { ...query, text: "ادلب" } : query);
  if (query.order === "newest") found.sort((one, other) => ((one.machine ?? "") < (other.machine ?? "") ? 1 : -1));
  const items = found.slice(query.from, query.from + query.limit);
  return { ...base, total: found.length, partial: asked === "ناقص", facets: tally(found),
    items: items.map((doc) => ({ outlet: "", date: "", machine: "", event: "", reports: 0, surfaces: [], ...doc })) };
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    const ready = { kinds: ["article", "event", "storyline", "source", "page"], years: [2020],
      sources: [{ id: "levant", name: "ليفانت" }, { id: "lebanon-today", name: "لبنان اليوم" }],
      storylines: [{ id: "idlib-2020-02", title: "التصعيد في إدلب والمفاوضات التركية الروسية" }] };
    postMessage({ type: 1, data: ready });
  }
  if (type === 2) setTimeout(() => postMessage({ type: 3, data: answer(data) }), data.text === "بطيء" ? 600 : 0);
});
