#include "ui/panels/choices/normalizer_parameters.h"

#include "core/base/result.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/choices/parameter_boxes.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QWidget>

#include <cmath>

namespace softfocus {

namespace {

class NormalizerParameters : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(softfocus::NormalizerParameters)

public:
    NormalizerParameters(SceneEditor& editor, const QString& prefix, QWidget& before)
        : m_editor(editor), m_prefix(prefix), m_before(before), m_column(new QVBoxLayout(this)), m_note(makeProse("", 12, Ink::Secondary))
    {
        setObjectName(prefix + QStringLiteral("parameters"));
        m_note->setObjectName(prefix + QStringLiteral("parameterNote"));
        m_column->setContentsMargins(0, 0, 0, 0);
        followTheme(*this, [this](const Theme&) { m_column->setSpacing(scaled(2)); });
        m_column->addWidget(m_note);
        m_column->addStretch(1);
        connect(&m_editor, &SceneEditor::sceneChanged, this, &NormalizerParameters::followScene);
        connect(&m_editor.results(), &ResultSource::changed, this, &NormalizerParameters::showKeptKeys);
        followScene();
    }

private:
    static SliderForm alphaScale()
    {
        constexpr double sparsemaxAlpha = 2;
        const ParameterInfo& info = infoOf(Parameter::Alpha);
        return {.least = info.least,
                .greatest = info.greatest,
                .lowest = info.least,
                .highest = info.greatest,
                .marks = {{info.least, tr("softmax")},
                          {sparsemaxAlpha, tr("sparsemax")},
                          {info.greatest, parameterNumberText(info.greatest)},
                          {info.byDefault, parameterNumberText(info.byDefault)}},
                .onFewDigits = [](double alpha) { return std::round(alpha * 100) / 100; },
                .bigStep = bigAlphaStep,
                .textOf = parameterNumberText};
    }

    void followScene()
    {
        const Normalizer& normalizer = m_editor.scene().variant.normalizer;
        const Parameters& parameters = normalizer.parameters();
        const auto shows = [&, given = hasGivenWeights(m_editor.scene())](Parameter one) { return normalizer.reads(one) && !given; };
        const bool alpha = shows(Parameter::Alpha), k = shows(Parameter::K);
        const bool negatives = shows(Parameter::Negatives), unnormalized = shows(Parameter::Unnormalized);
        const bool grows = (alpha && !m_alpha) || (k && !m_k) || (negatives && !m_negatives) || (unnormalized && !m_undivided);
        if (alpha && !m_alpha)
            makeAlpha();
        if (k && !m_k)
            makeK();
        if (negatives && !m_negatives)
            makeNegatives();
        if (unnormalized && !m_undivided)
            makeUndivided();
        if (grows)
            orderTabs();
        for (const auto& [part, isRead] :
             {std::pair<QWidget*, bool>{m_alpha, alpha}, {m_k, k}, {m_negatives, negatives}, {m_undivided, unnormalized}})
            if (part)
                part->setVisible(isRead);
        if (alpha) {
            m_alphaEntry->showNumber(parameters.alpha);
            m_alphaSlider->showNumber(parameters.alpha);
        }
        if (k)
            m_kEntry->showNumber(static_cast<double>(parameters.k));
        if (negatives)
            m_negativesChoice->showChoice(static_cast<int>(parameters.negatives));
        if (unnormalized)
            m_undivided->setChecked(parameters.unnormalized);
        showKeptKeys();
        remark();
    }

    /// What there is to say of the normalizer whatever was typed.
    void remark()
    {
        const Scene& scene = m_editor.scene();
        const Normalizer& normalizer = scene.variant.normalizer;
        if (const QString why = whyNoNormalizer(scene); !why.isEmpty()) {
            say(why);
        } else if (!normalizer.temperatureMatters()) {
            const QString name = nameText(normalizer.entry());
            const QString whole = tr("T has no effect on %1: %2.").arg(name, temperatureNote(normalizer.entry()));
            // Below parameters there is room for one line.
            const bool hasParameters = m_negatives && !m_negatives->isHidden();
            say(hasParameters ? tr("T has no effect on %1.").arg(name) : whole);
            m_note->setToolTip(hasParameters ? whole : QString());
        } else {
            say({});
        }
    }

    TermMark& makeMark(const char* name, Term term, QWidget& control)
    {
        auto* mark = new TermMark("", m_editor.results());
        mark->setObjectName(m_prefix + QString::fromLatin1(name));
        mark->setTerms({term});
        mark->explain(control);
        return *mark;
    }

    void makeAlpha()
    {
        m_alpha = new QWidget;
        m_alphaEntry = makeAlphaBox(m_prefix + QStringLiteral("alphaEntry"));
        m_alphaSlider = new NumberSlider(alphaScale(), infoOf(Parameter::Alpha).byDefault);
        m_alphaSlider->setObjectName(m_prefix + QStringLiteral("alphaSlider"));
        m_alphaSlider->setAccessibleName(tr("α"));
        m_alphaSlider->setToolTip(tr("α = 1 is softmax, 2 is sparsemax: the larger, the more keys get exactly 0"));
        auto* row = new QHBoxLayout(m_alpha);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2);
        followTheme(*m_alphaSlider, [slider = m_alphaSlider](const Theme&) { slider->setMinimumWidth(scaled(60)); }); // beside its number
        row->addWidget(&makeMark("alphaTerms", Term::Alpha, *m_alpha), 0, Qt::AlignTop);
        row->addWidget(m_alphaSlider, 1);
        row->addWidget(m_alphaEntry, 0, Qt::AlignTop);
        m_column->insertWidget(0, m_alpha);

        connect(m_alphaSlider, &NumberSlider::sliderPressed, &m_editor, &SceneEditor::beginEdits);
        connect(m_alphaSlider, &NumberSlider::dragged, this, [this](double alpha) { tell(m_editor.setAlpha(alpha, Gesture::Drag)); });
        connect(m_alphaSlider, &NumberSlider::sliderReleased, &m_editor, &SceneEditor::beginEdits);
        connect(m_alphaSlider, &NumberSlider::chosen, this, [this](double alpha) { tell(m_editor.setAlpha(alpha)); });
        connect(m_alphaSlider, &NumberSlider::stepped, this, [this](int steps) { tell(m_editor.stepAlpha(steps)); });
        setsAlpha(*m_alphaEntry, m_editor, [this](const QString& why) { refuse(why); });
        connect(m_alphaEntry, &NumberBox::left, this, &NormalizerParameters::remark);
    }

    void makeK()
    {
        m_k = new QWidget;
        m_kTitle = new TextLabel({13}, tr("Keys kept"));
        m_kEntry = makeKeptBox(m_prefix + QStringLiteral("kEntry"), [this] { return m_editor.results().attention()->keyCount(); });
        auto* row = new QHBoxLayout(m_k);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2);
        row->addWidget(makeTitleLine(*m_kTitle, makeMark("kTerms", Term::Kept, *m_k)), 1);
        row->addWidget(m_kEntry);
        m_column->insertWidget(0, m_k);
        setsKept(*m_kEntry, m_editor, [this](const QString& why) { refuse(why); });
        connect(m_kEntry, &NumberBox::left, this, &NormalizerParameters::remark);
    }

    void makeNegatives()
    {
        m_negatives = new QWidget;
        m_negativesChoice = new Segments(Look::Washed, 3);
        m_negativesChoice->setObjectName(m_prefix + QStringLiteral("negatives"));
        m_negativesChoice->setAccessibleName(tr("Negative scores"));
        const std::array tips{tr("They count as 0"),
                              tr("As written, s / Σ s: weights may be negative, and a row that sums to 0 is undefined"),
                              tr("The row’s least score is subtracted first")};
        const std::array titles{tr("clip"), tr("keep"), tr("shift")};
        for (std::size_t i = 0; i < negativesNames.size(); ++i) {
            QString name = QString::fromLatin1(negativesNames[i]);
            name[0] = name[0].toUpper();
            QRadioButton& segment = m_negativesChoice->add(m_prefix + QStringLiteral("negatives") + name, titles[i]);
            segment.setToolTip(tips[i]);
            segment.setAccessibleDescription(tips[i]);
        }
        auto* title = new TextLabel({12}, tr("Negative"));
        title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        auto* line = new QHBoxLayout(m_negatives);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(6);
        line->addWidget(title);
        line->addWidget(&makeMark("negativesTerms", Term::NegativeScores, *m_negatives));
        line->addWidget(m_negativesChoice, 1);
        m_column->insertWidget(0, m_negatives);
        connect(m_negativesChoice, &Segments::chosen, this,
                [this, titles](int row) { tell(m_editor.setNegatives(static_cast<Negatives>(row), titles[std::size_t(row)])); });
    }

    void makeUndivided()
    {
        m_undivided = makeSwitch("", tr("Don’t divide by the sum"));
        m_undivided->setObjectName(m_prefix + QStringLiteral("undivided"));
        m_undivided->setToolTip(tr("Every score by itself, not divided by the row’s sum: rows need not sum to 1"));
        m_undivided->setAccessibleDescription(m_undivided->toolTip());
        m_column->insertWidget(0, m_undivided);
        connect(m_undivided, &QAbstractButton::clicked, this, [this](bool on) { tell(m_editor.setUnnormalized(on)); });
    }

    void orderTabs()
    {
        // What is made late comes last in the window otherwise; what is made before there is a window is in order already.
        if (window() != m_before.window())
            return;
        QWidget* last = &m_before;
        for (QWidget* part : {m_alpha, m_k, m_negatives, static_cast<QWidget*>(m_undivided)}) {
            if (!part)
                continue;
            QList<QWidget*> stops = part->findChildren<QWidget*>(); // Qt has no other list of all widgets in a widget
            stops.prepend(part);
            for (QWidget* stop : stops) {
                if (stop->focusPolicy() == Qt::NoFocus)
                    continue;
                setTabOrder(last, stop);
                last = stop;
            }
        }
    }

    void showKeptKeys()
    {
        if (!m_k)
            return;
        const Index keys = m_editor.results().attention()->keyCount();
        const std::int64_t k = m_editor.scene().variant.normalizer.parameters().k;
        m_kTitle->setText(k < keys ? tr("Keys kept") : tr("Keys kept: all"));
        m_kEntry->setCanStep(k > 1 && keys > 1, k < keys);
    }

    void tell(const Result<bool>& done)
    {
        if (!done)
            refuse(messageText(done.error()));
    }

    /// The controls show what the scene has.
    void refuse(const QString& why)
    {
        followScene();
        say(why);
    }

    void say(const QString& sentence)
    {
        m_note->setText(sentence);
        m_note->setToolTip({});
        m_note->setVisible(!sentence.isEmpty());
    }

    SceneEditor& m_editor;
    QString m_prefix;
    QWidget& m_before;
    QVBoxLayout* m_column;
    QLabel* m_note;
    // Each part is made when a normalizer that reads it is first chosen.
    QWidget* m_alpha = nullptr;
    NumberBox* m_alphaEntry = nullptr;
    NumberSlider* m_alphaSlider = nullptr;
    QWidget* m_k = nullptr;
    TextLabel* m_kTitle = nullptr;
    NumberBox* m_kEntry = nullptr;
    QWidget* m_negatives = nullptr;
    Segments* m_negativesChoice = nullptr;
    QCheckBox* m_undivided = nullptr;
};

} // namespace

QWidget* makeNormalizerParameters(SceneEditor& editor, const QString& prefix, QWidget& before)
{
    return new NormalizerParameters(editor, prefix, before);
}

} // namespace softfocus
