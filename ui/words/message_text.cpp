#include "ui/words/message_text.h"

#include "ui/words/normalizer_text.h"

#include <QCoreApplication>

namespace softfocus {

QString messageText(const Message& message)
{
    if (message.number())
        return parameterNumberText(*message.number());
    if (!message.hasTemplate())
        return QString::fromStdString(message.text());
    std::vector<std::string> values;
    values.reserve(message.values().size());
    for (const Message& value : message.values())
        values.push_back(messageText(value).toStdString());
    const Template& sentence = message.sentence();
    // lupdate has found the text where core calls translatable().
    const std::string text = QCoreApplication::translate(sentence.context, sentence.english).toStdString();
    return QString::fromStdString(filled(text, values));
}

QString messageText(const Error& error)
{
    return messageText(error.message);
}

} // namespace softfocus
