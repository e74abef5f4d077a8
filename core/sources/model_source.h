#pragma once

#include "core/attention/attention.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/sources/source_table.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <string>

namespace softfocus {

struct OpenedModel;

/// A head of a transformer that has read the text: its queries, keys and values; the scores of several heads, or between pieces of what is shown, where
/// heads are averaged, special pieces left out or pieces joined. Takes over from `before` what has not changed.
/// Where the model cannot be opened, or has no such layer, head or attention, there are no units, and Input::fault says why. There are none either where it
/// was asked to stop.
Input inputOfModel(const ModelSource& source, const InputContext& around);

/// The same of a model that has read the source’s text: any head of it. From any thread.
Input inputOfRun(const std::shared_ptr<const ModelRun>& run, const ModelSource& source);

/// What to call the source’s head, or the mean of its layer, as Input::sourceName.
Message nameOfHead(const ModelRun& run, const ModelSource& source);
/// What to call all heads of the source’s attention together, as Input::sourceName.
Message nameOfAllHeads(const ModelRun& run, const ModelSource& source);

/// What to call the heads of the layer that the source looks at.
Message nameOfLayer(const ModelRun& run, const ModelSource& source);

/// A source of a transformer in the program, with the head that is usual for it.
ModelSource usualModelSource(BundledModel model);

/// A source of a model in a folder, an absolute path, with the head that is usual for it.
ModelSource usualModelSource(const OpenedModel& model, std::string folder);

/// True where a model has the attention, the layer and the head of a source.
bool hasHeadOf(const OpenedModel& model, const ModelSource& source);

/// As SourceKind::write and SourceKind::read.
QByteArray membersOfModel(const ModelSource& source, const QByteArray& indent);
Result<ModelSource> readModelSource(const QJsonObject& members, const QString& path);

} // namespace softfocus
