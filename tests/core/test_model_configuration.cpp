#include "core/models/model_configuration.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace softfocus;

namespace {

Result<ModelConfig> read(const QByteArray& json, const QByteArray& generation = {})
{
    return modelConfiguration(json, generation, "folder", "folder/config.json");
}

QString said(const Result<ModelConfig>& config)
{
    return config ? QStringLiteral("read") : QString::fromStdString(config.message());
}

QString sharedModels()
{
    const QString named = qEnvironmentVariable("SOFTFOCUS_MODELS");
    const QString folder = named.isEmpty() ? QStringLiteral(SOFTFOCUS_SOURCE_DIR "/../shared/models") : named;
    return QDir(folder).exists() ? folder : QString();
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestModelConfiguration : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void readsBert()
    {
        const Result<ModelConfig> config =
            read(R"({"architectures":["BertForMaskedLM"],"model_type":"bert","vocab_size":100,"hidden_size":12,
            "num_hidden_layers":2,"num_attention_heads":3,"intermediate_size":48,"hidden_act":"gelu_new","max_position_embeddings":64,
            "layer_norm_eps":1e-6,"pad_token_id":0,"pruned_heads":{},"head_dim":null})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->family, ModelFamily::Bert);
        QCOMPARE(config->vocabulary, 100);
        QCOMPARE(config->width, 12);
        QCOMPARE(config->layers, 2);
        QCOMPARE(config->heads, 3);
        QCOMPARE(config->keyValueHeads, 3);
        QCOMPARE(config->headWidth, 4);
        QCOMPARE(config->inner, 48);
        QCOMPARE(config->positions, 64);
        QCOMPARE(config->epsilon, 1e-6);
        QCOMPARE(config->activation, Activation::TanhGelu);
        QCOMPARE(config->padding, std::optional<Index>(0));
        QVERIFY(config->hasTiedHead);
    }

    void whatIsLeftOutIsAsTheLibraryHasIt()
    {
        const Result<ModelConfig> config = read(R"({"model_type":"bert"})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->vocabulary, 30522);
        QCOMPARE(config->width, 768);
        QCOMPARE(config->headWidth, 64);
    }

    void theArchitectureTellsWhereTheTypeIsMissing_data()
    {
        QTest::addColumn<QByteArray>("architecture");
        QTest::addColumn<int>("family");
        QTest::newRow("bert") << QByteArray("BertModel") << int(ModelFamily::Bert);
        QTest::newRow("roberta") << QByteArray("RobertaForSequenceClassification") << int(ModelFamily::Roberta);
        QTest::newRow("distilbert") << QByteArray("DistilBertForMaskedLM") << int(ModelFamily::DistilBert);
        QTest::newRow("gpt2") << QByteArray("GPT2LMHeadModel") << int(ModelFamily::Gpt2);
        QTest::newRow("llama") << QByteArray("LlamaForCausalLM") << int(ModelFamily::Llama);
        QTest::newRow("marian") << QByteArray("MarianMTModel") << int(ModelFamily::Marian);
    }
    void theArchitectureTellsWhereTheTypeIsMissing()
    {
        QFETCH(QByteArray, architecture);
        QFETCH(int, family);
        const Result<ModelConfig> config = read("{\"architectures\":[\"" + architecture + "\"]}");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(int(config->family), family);
    }

    void robertaCountsItsPositionsFromBehindThePadding()
    {
        const Result<ModelConfig> config = read(R"({"model_type":"roberta","max_position_embeddings":514,"pad_token_id":1})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->positions, 512);
        QCOMPARE(config->padding, std::optional<Index>(1));
        QCOMPARE(read(R"({"model_type":"xlm-roberta"})")->family, ModelFamily::Roberta);
    }

    void readsGpt2()
    {
        const Result<ModelConfig> config = read(R"({"model_type":"gpt2","n_embd":48,"n_head":3,"n_layer":2,"n_inner":null,"n_positions":11,
            "vocab_size":3,"tie_word_embeddings":false,"scale_attn_weights":false,"scale_attn_by_inverse_layer_idx":true,"eos_token_id":50256})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->inner, 192);
        QVERIFY(!config->hasTiedHead && !config->scalesScores && config->scalesByLayer);
        QVERIFY(!config->end); // beyond the vocabulary
    }

    void readsLlama()
    {
        const Result<ModelConfig> config = read(R"({"model_type":"llama","hidden_size":64,"num_attention_heads":8,"num_key_value_heads":4,
            "head_dim":16,"num_hidden_layers":2,"intermediate_size":172,"vocab_size":512,"rope_theta":500000.0,"rms_norm_eps":1e-5,
            "eos_token_id":[2,3],"rope_scaling":{"rope_type":"default"}})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->keyValueHeads, 4);
        QCOMPARE(config->headWidth, 16);
        QCOMPARE(config->ropeTheta, 500000.0);
        QCOMPARE(config->end, std::optional<Index>(2));
        QCOMPARE(config->activation, Activation::Silu);
        QVERIFY(!config->hasTiedHead); // as long as it does not say so
        QCOMPARE(read(R"({"model_type":"llama","rope_parameters":{"rope_theta":123,"rope_type":"default"}})")->ropeTheta, 123.0);
    }

    void readsHowLlamaStretchesItsPositions()
    {
        QVERIFY(!read(R"({"model_type":"llama","rope_scaling":null})")->ropeScaling);
        QVERIFY(!read(R"({"model_type":"llama","rope_scaling":{"rope_type":"default","factor":8}})")->ropeScaling);
        QCOMPARE(read(R"({"model_type":"llama","rope_scaling":{"type":"linear","factor":2.5}})")->ropeScaling,
                 std::optional(RopeScaling{.factor = 2.5}));
        QCOMPARE(read(R"({"model_type":"llama","rope_scaling":{"rope_type":"llama3","factor":32.0,"low_freq_factor":1.0,
            "high_freq_factor":4.0,"original_max_position_embeddings":4096}})")
                     ->ropeScaling,
                 std::optional(RopeScaling{RopeScaling::Kind::Llama3, 32, 1, 4, 4096}));
    }

    void readsAMarianOfTheWild()
    {
        const Result<ModelConfig> config = read(
            R"({"model_type":"marian","d_model":512,"encoder_layers":6,"decoder_layers":6,"encoder_attention_heads":8,
            "decoder_attention_heads":8,"encoder_ffn_dim":2048,"decoder_ffn_dim":2048,"vocab_size":65001,"decoder_vocab_size":65001,
            "activation_function":"swish","scale_embedding":true,"static_position_embeddings":true,"normalize_before":false,
            "share_encoder_decoder_embeddings":true,"add_final_layer_norm":false,"max_position_embeddings":512,"max_length":512,
            "eos_token_id":0,"pad_token_id":65000,"decoder_start_token_id":65000,"bad_words_ids":[[65000]],"num_hidden_layers":6})",
            R"({"bad_words_ids":[[65000],[7],[1,2],"x"],"max_length":300})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->decoderLayers, 6);
        QCOMPARE(config->decoderInner, 2048);
        QCOMPARE(config->activation, Activation::Silu);
        QCOMPARE(config->decoderStart, std::optional<Index>(65000));
        QCOMPARE(config->neverWritten, (std::vector<Index>{65000, 7}));
        QCOMPARE(config->longestTranslation, 300);
        QCOMPARE(config->epsilon, 1e-5);
        QVERIFY(config->scalesEmbedding);
    }

    void readsUseLite()
    {
        const Result<ModelConfig> config = read(R"({"model_type":"use_lite","embedding_size":256,"hidden_sizes":[256,512],"output_size":512,
            "head_dims":[64,128],"num_hidden_layers":2,"num_attention_heads":4,"intermediate_size":1536,"hidden_act":"relu"})");
        QVERIFY2(config.ok(), qPrintable(said(config)));
        QCOMPARE(config->width, 256);
        QCOMPARE(config->widths, (std::vector<Index>{512, 512}));
        QCOMPARE(config->headWidths, (std::vector<Index>{64, 128}));
        QCOMPARE(config->activation, Activation::Relu);
    }

    void whatCannotBeOpenedIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* json, const char* sentence) {
            QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(sentence);
        };
        row("T5", R"({"model_type":"t5"})", "folder holds a T5 model; BERT, RoBERTa, DistilBERT, GPT-2, Llama and Marian can be opened.");
        row("ALBERT", R"({"model_type":"albert"})", "folder holds an ALBERT model; ");
        row("unknown", R"({"model_type":"foo<b>"})", "folder holds a “foo<b>” model; ");
        row("unknown architecture", R"({"architectures":["T5ForConditionalGeneration"]})",
            "folder holds a “T5ForConditionalGeneration” model; ");
        row("another BERT", R"({"architectures":["BertGenerationEncoder"]})", "folder holds a “BertGenerationEncoder” model; ");
        row("nothing", "{}", "does not say which kind of model");
        row("empty", "", "folder/config.json");
        row("no JSON", "model_type: bert", "not JSON");
        row("a list", "[]", "no JSON object");
        row("a number for its type", R"({"model_type":5})", "“model_type” must be a text");
        row("relative positions", R"({"model_type":"bert","position_embedding_type":"relative_key"})",
            "“position_embedding_type” is “relative_key”");
        row("activation", R"({"model_type":"bert","hidden_act":"mish"})", "“hidden_act” is “mish”");
        row("pruned", R"({"model_type":"bert","pruned_heads":{"1":[0]}})", "some of whose heads were taken out");
        row("decoder", R"({"model_type":"bert","is_decoder":true})", "“is_decoder” is true");
        row("packed", R"({"model_type":"llama","quantization_config":{"bits":4}})", "quantized");
        row("heads", R"({"model_type":"bert","hidden_size":10,"num_attention_heads":3})",
            "“num_attention_heads” is 3, which does not divide the width 10");
        row("no heads", R"({"model_type":"bert","num_attention_heads":0})", "“num_attention_heads” must be a whole number from 1");
        row("negative", R"({"model_type":"gpt2","n_embd":-48})", "“n_embd” must be a whole number from 1");
        row("half", R"({"model_type":"gpt2","n_layer":2.5})", "“n_layer” must be a whole number from 1");
        row("a text", R"({"model_type":"gpt2","n_layer":"2"})", "“n_layer” must be a whole number from 1");
        row("10^30", R"({"model_type":"gpt2","vocab_size":1e30})", "“vocab_size” must be a whole number from 1");
        row("10^13 numbers", R"({"model_type":"bert","vocab_size":10000000,"hidden_size":1000000,"num_attention_heads":1000})", "10¹²");
        row("epsilon", R"({"model_type":"bert","layer_norm_eps":-1})", "“layer_norm_eps” must be a number from 0 to 1");
        row("shared heads", R"({"model_type":"llama","num_attention_heads":8,"num_key_value_heads":3})", "does not divide the 8 heads");
        row("odd heads", R"({"model_type":"llama","head_dim":5})", "even");
        row("stretched", R"({"model_type":"llama","rope_scaling":{"rope_type":"yarn","factor":4}})", "“yarn”");
        row("stretched by nothing", R"({"model_type":"llama","rope_scaling":{"type":"linear","factor":0}})", "out of range");
        row("stretched in no order", R"({"model_type":"llama","rope_scaling":{"type":"llama3","low_freq_factor":4,"high_freq_factor":4}})",
            "not below");
        row("partly turned", R"({"model_type":"llama","partial_rotary_factor":0.5})", "partial_rotary_factor");
        row("no positions left", R"({"model_type":"roberta","max_position_embeddings":2})", "leaves no positions");
        row("two vocabularies", R"({"model_type":"marian","vocab_size":100,"decoder_vocab_size":200})", "one vocabulary for each language");
        row("learned positions", R"({"model_type":"marian","static_position_embeddings":false})", "“static_position_embeddings” is false");
        row("switch", R"({"model_type":"marian","scale_embedding":1})", "“scale_embedding” must be true or false");
        row("layers of use-lite", R"({"model_type":"use_lite","hidden_sizes":[256],"head_dims":[64,128]})", "for each layer");
        row("sizes of use-lite", R"({"model_type":"use_lite","hidden_sizes":[256,0],"head_dims":[64,128]})", "must be whole numbers");
    }
    void whatCannotBeOpenedIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        const Result<ModelConfig> config = read(json);
        QVERIFY2(said(config).contains(sentence), qPrintable(said(config)));
        QVERIFY(said(config).startsWith("folder") && said(config).endsWith('.'));
    }

    void deepNestingIsASentence() { QVERIFY(said(read("{\"model_type\":" + QByteArray(100'000, '['))).endsWith('.')); }

    void brokenHintsForWritingAreLeftOut()
    {
        QVERIFY(read(R"({"model_type":"marian"})", "{").ok());
        QCOMPARE(read(R"({"model_type":"marian","max_length":50})", R"({"max_length":"long"})")->longestTranslation, 50);
    }

    void readsModelsOfTheWild()
    {
        const QString models = sharedModels();
        if (models.isEmpty())
            QSKIP("the test models are not here; set SOFTFOCUS_MODELS to their folder");
        int count = 0;
        QStringList folders = QDir(models).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& variant : QDir(models + "/variants").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            folders.append("variants/" + variant);
        for (const QString& folder : folders) {
            const QByteArray json = contentOf(models + '/' + folder + "/config.json");
            if (json.isEmpty())
                continue;
            const Result<ModelConfig> config = read(json, contentOf(models + '/' + folder + "/generation_config.json"));
            QVERIFY2(config.ok(), qPrintable(folder + ": " + said(config)));
            ++count;
        }
        QVERIFY(count >= 11);
    }
};

QTEST_GUILESS_MAIN(TestModelConfiguration)
#include "test_model_configuration.moc"
