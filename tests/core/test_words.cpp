#include "core/text/words.h"

#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

QStringList textsOf(const Words& words)
{
    QStringList texts;
    for (const Token& token : words.tokens)
        texts.append(QString::fromStdString(token.text));
    return texts;
}

QString text(const char8_t* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Every token is where it says it is, after the one before it, and not empty.
void checkRanges(const QString& whole, const Words& words)
{
    Index end = 0;
    for (const Token& token : words.tokens) {
        QVERIFY(token.begin >= end);
        QVERIFY(token.length > 0);
        end = token.begin + token.length;
        QVERIFY(end <= whole.size());
        if (whole.isValidUtf16())
            QCOMPARE(QString::fromStdString(token.text), whole.sliced(token.begin, token.length));
        QVERIFY(!QString::fromStdString(token.text).trimmed().isEmpty());
    }
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void splitsAtWordBoundaries_data();
    void splitsAtWordBoundaries();
    void anEmojiIsOneToken_data();
    void anEmojiIsOneToken();
    void tokensKnowTheirPlace();
    void longTextsSplitAsShortOnes();
    void loneSurrogatesAreReplaced();
    void theLimitStoresFewerButCountsAll();
    void hostileTextsAreSplitInTime_data();
    void hostileTextsAreSplitInTime();
    void anyMixtureHasSoundRanges();
};

void TestWords::splitsAtWordBoundaries_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QStringList>("tokens");
    const auto row = [](const char* name, const char8_t* whole, const char8_t* joined) {
        QTest::newRow(name) << text(whole) << text(joined).split(u'|', Qt::SkipEmptyParts);
    };
    row("empty", u8"", u8"");
    row("spaces", u8" \t\n\r\n\u00a0\u2003\u3000\u2028\u2029 ", u8"");
    row("controls", u8"\u0001\u0007\u007f\u0085\u200b\u200e\u202e\ufeff\u200d\u200c\u00ad", u8"");
    row("sentence", u8"My grandmother bakes incredible cookies", u8"My|grandmother|bakes|incredible|cookies");
    row("punctuation", u8"Well, (yes)... no!?", u8"Well|,|(|yes|)|.|.|.|no|!|?");
    row("newlines", u8"one\ntwo\r\n\r\nthree\u2028four", u8"one|two|three|four");
    row("contraction", u8"don't you’ll", u8"don't|you’ll");
    row("possessive", u8"grandmother’s dogs' 'quoted'", u8"grandmother’s|dogs|'|'|quoted|'");
    row("hyphen", u8"well-known", u8"well|-|known");
    row("numbers", u8"3.14 1,000 50% $5 x2", u8"3.14|1,000|50|%|$|5|x2");
    row("number keys", u8"1️⃣2️⃣!", u8"1️⃣|2️⃣|!");
    row("apostrophe before an extending pair", u8"ab’\U000E0067 カ'🏽 a.🏽", u8"ab|’\U000E0067|カ|'🏽|a|.🏽");
    row("underscores", u8"snake_case __", u8"snake_case|_|_");
    row("composed accents", u8"café naïve", u8"café|naïve");
    row("separate accents", u8"cafe\u0301 e\u0301te\u0301", u8"cafe\u0301|e\u0301te\u0301");
    row("accent on nothing", u8"a \u0301 b", u8"a|\u0301|b");
    row("Hebrew", u8"שָׁלוֹם, עולם!", u8"שָׁלוֹם|,|עולם|!");
    row("Arabic", u8"مرحبا بالعالم؟", u8"مرحبا|بالعالم|؟");
    row("Persian joiner", u8"می‌خواهم بروم", u8"می‌خواهم|بروم");
    row("Hindi", u8"नमस्ते दुनिया।", u8"नमस्ते|दुनिया|।");
    row("Thai", u8"สวัสดี ครับ, สวัสดี!", u8"สวัสดี|ครับ|,|สวัสดี|!");
    row("Thai and emoji", u8"สวัสดี 😀 ครับ👩‍🚀ก🇹🇭🇹🇭",
        u8"สวัสดี|😀|ครับ|👩‍🚀|ก|🇹🇭|🇹🇭");
    row("Khmer, Tibetan, Bengali and emoji", u8"ខ😀 བོ😀ད ন😀!", u8"ខ|😀|བོ|😀|ད|ন|😀|!");
    row("Chinese", u8"你好，世界", u8"你|好|，|世|界");
    row("Japanese", u8"カタカナと", u8"カタカナ|と");
    row("Korean", u8"안녕 세상", u8"안녕|세상");
    row("Greek", u8"Καλημέρα κόσμε", u8"Καλημέρα|κόσμε");
    row("beyond the basic plane", u8"𝔘𝔫𝔦 𐍈𐌰", u8"𝔘𝔫𝔦|𐍈𐌰");
    row("direction marks", u8"\u202bשלום\u202c a\u200e b", u8"שלום|a|b");
    row("byte order mark", u8"\ufeffHello", u8"Hello");
    row("null", u8"a\u0001b", u8"a|b");
    row("maths", u8"a≤b √2", u8"a|≤|b|√|2");
}

void TestWords::splitsAtWordBoundaries()
{
    QFETCH(const QString, whole);
    QFETCH(const QStringList, tokens);
    const Words words = splitWords(whole);
    QCOMPARE(textsOf(words), tokens);
    QCOMPARE(words.total, Index{tokens.size()});
    checkRanges(whole, words);
}

void TestWords::anEmojiIsOneToken_data()
{
    QTest::addColumn<QString>("emoji");
    QTest::newRow("plain") << text(u8"😀");
    QTest::newRow("heart with selector") << text(u8"❤️");
    QTest::newRow("skin tone") << text(u8"👍🏽");
    QTest::newRow("flag") << text(u8"🇩🇪");
    QTest::newRow("flag of tags") << text(u8"🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F");
    QTest::newRow("rainbow flag") << text(u8"🏳️‍🌈");
    QTest::newRow("family") << text(u8"👨‍👩‍👧‍👦");
    QTest::newRow("profession with skin tone") << text(u8"👩🏽‍⚕️");
    QTest::newRow("gesture") << text(u8"🤦🏼‍♂️");
    QTest::newRow("burning heart") << text(u8"❤️‍🔥");
    QTest::newRow("bird of 2022") << text(u8"🐦‍⬛");
    QTest::newRow("eye in a bubble") << text(u8"👁️‍🗨️");
    QTest::newRow("head shaking, with an arrow") << text(u8"🙂‍↔️");
    QTest::newRow("two marks") << text(u8"‼️");
    QTest::newRow("hash key") << text(u8"#️⃣");
}

void TestWords::anEmojiIsOneToken()
{
    QFETCH(const QString, emoji);
    QCOMPARE(textsOf(splitWords(emoji)), QStringList{emoji});
    const QString sentence = QStringLiteral("so %1%1! %1").arg(emoji);
    const Words words = splitWords(sentence);
    QCOMPARE(textsOf(words), (QStringList{QStringLiteral("so"), emoji, emoji, QStringLiteral("!"), emoji}));
    checkRanges(sentence, words);
}

void TestWords::tokensKnowTheirPlace()
{
    const Words words = splitWords(text(u8" 😀 don’t,\n子"));
    QCOMPARE(words.tokens, (std::vector<Token>{
                               {"😀", 1, 2, true},
                               {"don’t", 4, 5, true},
                               {",", 9, 1, true},
                               {"子", 11, 1, true},
                           }));
}

void TestWords::longTextsSplitAsShortOnes()
{
    // Long enough to be looked at in many pieces.
    const QString sentence = text(u8"Don’t ask: 👩‍🚀 knows 3.14,\nשָׁלוֹם 你好 สวัสดี! ");
    const QStringList once = textsOf(splitWords(sentence));
    QStringList expected;
    for (int i = 0; i < 500; ++i)
        expected += once;
    const QString whole = sentence.repeated(500);
    const Words words = splitWords(whole, 100'000);
    QCOMPARE(textsOf(words), expected);
    checkRanges(whole, words);
}

void TestWords::loneSurrogatesAreReplaced()
{
    const QString whole = QChar(0xdc00) + QStringLiteral("word") + QChar(0xd83d) + text(u8" 😀 ") + QChar(0xd800);
    const Words words = splitWords(whole);
    const QString replacement{QChar(QChar::ReplacementCharacter)};
    const QString emoji = text(u8"😀");
    QCOMPARE(textsOf(words), (QStringList{replacement, QStringLiteral("word"), replacement, emoji, replacement}));
    QCOMPARE(words.tokens.back().begin, Index{whole.size() - 1});
    QCOMPARE(words.tokens.back().length, Index{1});
}

void TestWords::theLimitStoresFewerButCountsAll()
{
    const QString whole = QStringLiteral("word, ").repeated(2500);
    const Words some = splitWords(whole);
    QCOMPARE(std::ssize(some.tokens), maximumTokens);
    QCOMPARE(some.total, Index{5000});
    const Words none = splitWords(whole, 0);
    QVERIFY(none.tokens.empty());
    QCOMPARE(none.total, Index{5000});
    const Words all = splitWords(whole, 5000);
    QCOMPARE(std::ssize(all.tokens), Index{5000});
    QVERIFY(std::equal(some.tokens.begin(), some.tokens.end(), all.tokens.begin()));
}

void TestWords::hostileTextsAreSplitInTime_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<Index>("total");
    constexpr qsizetype size = 1'000'000;
    QTest::newRow("one word") << QString(size, u'x') << Index{1};
    QTest::newRow("marks") << QString(size, u'!') << Index{size};
    QTest::newRow("spaces") << QString(size, u' ') << Index{0};
    QTest::newRow("accents") << u'a' + QString(size, QChar(0x301)) << Index{1};
    QTest::newRow("accents alone") << QString(size, QChar(0x301)) << Index{1};
    QTest::newRow("joiners") << QString(size, QChar(0x200d)) << Index{0};
    QTest::newRow("lone surrogates") << QString(size, QChar(0xd800)) << Index{size};
    QTest::newRow("underscores") << QString(size, u'_') << Index{size};
    QTest::newRow("underscores and joiners") << text(u8"_\u200d").repeated(size / 2) << Index{size / 2};
    for (const char8_t* letter : {u8"ก", u8"ກ", u8"ក", u8"က", u8"བ", u8"न", u8"ن", u8"한", u8"ᄀ", u8"中", u8"カ", u8"ሀ"})
        QTest::newRow(text(letter).toUtf8().constData()) << text(letter).repeated(size) << Index{-1};
    QTest::newRow("Thai and spaces") << text(u8"สวัสดี ").repeated(size / 7) << Index{size / 7};
    QTest::newRow("Thai and emoji") << text(u8"ก😀").repeated(size / 3) << Index{size / 3 * 2};
    QTest::newRow("Thai and accents") << text(u8"ก\u0301").repeated(size / 2) << Index{-1};
    QTest::newRow("Thai accents") << text(u8"ก") + QString(size, QChar(0xe31)) << Index{-1};
    QTest::newRow("one Thai letter and marks") << text(u8"ก") + QString(size, u'!') << Index{size + 1};
    QTest::newRow("one Thai letter and emoji") << text(u8"ก") + text(u8"😀").repeated(size / 2) << Index{size / 2 + 1};
    QTest::newRow("one Thai letter and accents") << text(u8"ก") + QString(size, QChar(0x301)) << Index{1};
    QTest::newRow("apostrophes") << QString(size, u'\'') << Index{size};
    QTest::newRow("flags") << text(u8"🇩🇪").repeated(size / 4) << Index{size / 4};
    QTest::newRow("an endless family") << text(u8"👩‍").repeated(size / 3) << Index{1};
    QTest::newRow("sentences") << QStringLiteral("The end, my friend. ").repeated(size / 20) << Index{size / 20 * 6};
}

void TestWords::hostileTextsAreSplitInTime()
{
    QFETCH(const QString, whole);
    QFETCH(const Index, total);
    // A splitter whose time grew with the square of the text would not end before the test is stopped.
    const Words words = splitWords(whole);
    if (total >= 0) // where some words end is up to the dictionaries that Qt finds on the machine
        QCOMPARE(words.total, total);
    QCOMPARE(std::ssize(words.tokens), std::min(words.total, maximumTokens));
    checkRanges(whole, words);
}

void TestWords::anyMixtureHasSoundRanges()
{
    QStringList pieces{QString(QChar(0xd800)), QString(QChar(0xdc00))};
    const QList<uint> points = text(u8"ab1'’_.,! \n\r\t\u00ad\u200c\u200d\u200e\ufe0f\u0301\u0600中カャ한가ก"
                                    u8"#\u20e3👩🚀🏽🇩🇪❤🏴\U000E0067𝔘𐍈")
                                   .toUcs4();
    for (const uint point : points)
        pieces.append(QString::fromUcs4(reinterpret_cast<const char32_t*>(&point), 1));
    quint32 state = 1;
    for (int round = 0; round < 100'000; ++round) {
        QString whole;
        for (int i = 0; i < 2 + round % 12; ++i) {
            state = state * 1664525U + 1013904223U;
            whole += pieces[static_cast<qsizetype>(state >> 8) % pieces.size()];
        }
        const Words words = splitWords(whole);
        QCOMPARE(words.total, std::ssize(words.tokens));
        checkRanges(whole, words);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QString::fromLatin1(whole.toUtf8().toPercentEncoding())));
    }
}

QTEST_GUILESS_MAIN(TestWords)
#include "test_words.moc"
