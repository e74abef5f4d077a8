// Records what the library `tokenizers` makes of texts, for test_tokenizers: small tokenizers of each kind and their encodings.
//   npm install tokenizers@0.23.2 && node record_encodings.js MERGES_TXT FOLDER
// MERGES_TXT is that of a byte-level BPE vocabulary, of which the first merges are taken.
const {Tokenizer} = require("tokenizers");
const fs = require("fs");
const [mergesPath, folder] = process.argv.slice(2);

const texts = [
    "My grandmother bakes incredible cookies.", "", " ", "   ", "\t", "  leading and   multiple  spaces   ", "tab\there\nnew\r\nline\u00a0nbsp\u2003em\u3000wide",
    "Café naïve — 你好, мир! 🙂🚀 ½ x² re\u0301sume\u0301", "Straße İstanbul ΣΑΣ ΟΔΟΣ ǰ ﬁne Å ạ̈ Ñandú ẞ", "日本語のテキスト 中文字 한국어 텍스트 ｶﾞ \u1112\u1161\u11ab",
    "👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪", "a\u0000b\u0001c\u007fd\u200be\u200df\ufefeg\ufffdh\u00adi", "e\u0301\u0323 o\u0308\u0301 a\u0330\u0301\u0302\u0303 \u0301start",
    "x".repeat(101) + " " + "y".repeat(100) + " ab", "I'm you're we've they'll he'd it's don't CAN'T I'LL 'S 's", "123 4567 89012345 3.14 ½ ² Ⅷ १२३ 1,000",
    "ภาษาไทย กำลัง \u0e33", "العربية مُحَمَّد", "\ue000private\uf8ff", "[MASK] in [CLS] a[MASK]b [mask] [UNK]", "<s> hello </s> <unk> <|endoftext|>end",
    "▁already ▁▁two Ġ", "it’s “quoted” – … ellipsis", "hello, world! (test) [x] {y} a/b c\\d e@f.com #tag $5 100% ^&*", "\n\n\nabc\n \n d", "नमस्ते क्षत्रिय",
    "ﷺ ㎏ ① ⅓ Ａｂｃ", "<0x41> ##ing", "a\u2028b\u2029c\u0085d\u000bf", "¿Qué hora es? ¡Hola!", "\u3099か\u3099 ば\u309a", "𝔘𝔫𝔦 𠮷野家", "aaaaaaaaaaaaaaaaaaaaaaaaa", "A"];

const special = (id, content, more) => ({id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true, ...more});
const template = (before, after, ids) => {
    const entry = (id) => ({SpecialToken: {id, type_id: 0}});
    const single = [...before.map(entry), {Sequence: {id: "A", type_id: 0}}, ...after.map(entry)];
    const specials = Object.fromEntries([...before, ...after].map((id) => [id, {id, ids: [ids[id]], tokens: [id]}]));
    return {type: "TemplateProcessing", single, pair: [...single, {Sequence: {id: "B", type_id: 1}}], special_tokens: specials};
};
const numbered = (pieces) => Object.fromEntries([...new Set(pieces)].map((piece, id) => [piece, id]));
const sequence = (kind, parts) => ({type: "Sequence", [kind]: parts});

const merges = fs.readFileSync(mergesPath, "utf8").split("\n").filter((line) => line && !line.startsWith("#version")).slice(0, 150);
const bytes = [];
for (let byte = 0, next = 256; byte < 256; ++byte)
    bytes.push(String.fromCodePoint((byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae ? byte : next++));
const byteLevelModel = (added) => ({type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false,
    byte_fallback: false, ignore_merges: false, vocab: numbered([...bytes, ...merges.map((merge) => merge.replace(" ", "")), ...added]), merges});
const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789.,!?'()-¿é½中하か"];
const words = ["the", "in", "is", "cookies", "grand", "mother", "bakes", "incredible", "my", "leading", "and", "hello", "it", "re", "ing", "es", "er", "test", "spaces"];

const bertVocabulary = numbered(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ...letters, ...letters.map((c) => "##" + c), ...words, ...words.map((w) => "##" + w)]);
const bert = (normalizer) => ({
    version: "1.0", truncation: null, padding: null, added_tokens: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].map((content, id) => special(id, content)),
    normalizer: {type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true, ...normalizer},
    pre_tokenizer: {type: "BertPreTokenizer"}, post_processor: template(["[CLS]"], ["[SEP]"], bertVocabulary),
    decoder: {type: "WordPiece", prefix: "##", cleanup: true},
    model: {type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab: bertVocabulary}});

const gpt2Model = byteLevelModel(["<|endoftext|>"]);
const gpt2 = {
    version: "1.0", truncation: null, padding: null, added_tokens: [special(gpt2Model.vocab["<|endoftext|>"], "<|endoftext|>", {normalized: true})],
    normalizer: null, pre_tokenizer: {type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true}, post_processor: null,
    decoder: {type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true}, model: gpt2Model};
const robertaModel = byteLevelModel(["<s>", "</s>", "<mask>"]);
const robertaEnd = (piece) => [piece, robertaModel.vocab[piece]];
const roberta = {
    ...gpt2, added_tokens: ["<s>", "</s>", "<mask>"].map((piece) => special(robertaModel.vocab[piece], piece, {lstrip: piece === "<mask>"})),
    pre_tokenizer: {...gpt2.pre_tokenizer, add_prefix_space: true},
    post_processor: {type: "RobertaProcessing", sep: robertaEnd("</s>"), cls: robertaEnd("<s>"), trim_offsets: true, add_prefix_space: true}, model: robertaModel};
const llama3Model = {...byteLevelModel(["<|begin_of_text|>"]), ignore_merges: true};
const llama3Pattern = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const llama3 = {
    ...gpt2, added_tokens: [special(llama3Model.vocab["<|begin_of_text|>"], "<|begin_of_text|>")],
    pre_tokenizer: sequence("pretokenizers", [{type: "Split", pattern: {Regex: llama3Pattern}, behavior: "Isolated", invert: false},
        {type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false}]),
    post_processor: sequence("processors", [{type: "ByteLevel", add_prefix_space: true, trim_offsets: false, use_regex: true},
        template(["<|begin_of_text|>"], [], llama3Model.vocab)]), model: llama3Model};

const bytePieces = Array.from({length: 256}, (_, byte) => "<0x" + byte.toString(16).toUpperCase().padStart(2, "0") + ">");
const spaced = (text) => text.replaceAll("Ġ", "▁");
const plainMerges = merges.filter((merge) => /^[Ġa-zA-Z ]+$/.test(merge)).map(spaced);
const llama2Vocabulary = numbered(["<unk>", "<s>", "</s>", ...bytePieces, "▁", ...letters, ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ", ...plainMerges.map((merge) => merge.replace(" ", ""))]);
const llama2 = {
    version: "1.0", truncation: null, padding: null, added_tokens: ["<unk>", "<s>", "</s>"].map((content, id) => special(id, content)),
    normalizer: sequence("normalizers", [{type: "Prepend", prepend: "▁"}, {type: "Replace", pattern: {String: " "}, content: "▁"}]), pre_tokenizer: null,
    post_processor: template(["<s>"], [], llama2Vocabulary),
    decoder: sequence("decoders", [{type: "Replace", pattern: {String: "▁"}, content: " "}, {type: "ByteFallback"}, {type: "Fuse"}, {type: "Strip", content: " ", start: 1, stop: 0}]),
    model: {type: "BPE", dropout: null, unk_token: "<unk>", continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: true, byte_fallback: true,
        ignore_merges: false, vocab: llama2Vocabulary, merges: plainMerges.map((merge) => merge.split(" "))}};

const scored = [["</s>", 0], ["<unk>", 0], ["▁", -3], ...words.flatMap((w, i) => [["▁" + w, -4 - i / 8], [w, -7 - i / 8]]), ...letters.map((c, i) => [c, -5 - i / 16])];
const metaspace = {type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true};
const unigram = (parts, model) => ({
    version: "1.0", truncation: null, padding: null, added_tokens: [special(0, "</s>"), special(1, "<unk>")], normalizer: {type: "NFKC"}, pre_tokenizer: metaspace,
    post_processor: template([], ["</s>"], {"</s>": 0}), decoder: metaspace, model: {type: "Unigram", unk_id: 1, byte_fallback: false, vocab: scored, ...model}, ...parts});

const tokenizers = {
    "bert_uncased.json": bert({}), "bert_cased.json": bert({lowercase: false}), "bert_accents.json": bert({strip_accents: false, handle_chinese_chars: false}),
    "gpt2.json": gpt2, "roberta.json": roberta, "llama2.json": llama2, "llama3.json": llama3,
    "unigram.json": unigram({}, {}),
    "unigram_whole.json": unigram({pre_tokenizer: {...metaspace, split: false, prepend_scheme: "first"}, decoder: {...metaspace, prepend_scheme: "first"}}, {}),
    "unigram_bytes.json": unigram({normalizer: sequence("normalizers", [{type: "Nmt"}, {type: "NFKC"}, {type: "Replace", pattern: {Regex: " {2,}"}, content: " "}])},
        {byte_fallback: true, vocab: [...scored, ...bytePieces.map((piece) => [piece, -20])]})};

(async () => {
    for (const [file, tokenizer] of Object.entries(tokenizers)) {
        const library = Tokenizer.fromString(JSON.stringify(tokenizer));
        const encodings = [];
        for (const text of texts) {
            const encoding = await library.encode(text);
            encodings.push({text, tokens: encoding.getTokens(), ids: encoding.getIds(), decoded: await library.decode(encoding.getIds(), true)});
        }
        const lines = encodings.map((encoding) => "    " + JSON.stringify(encoding)).join(",\n");
        fs.writeFileSync(folder + "/" + file, `{"tokenizer": ${JSON.stringify(tokenizer)},\n"encodings": [\n${lines}\n]}\n`);
    }
})();
