#include "core/models/safetensors.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
    const Result<TensorStore> store = tensorsIn(bytes, nullptr, "fuzz.safetensors");
    if (!store) {
        expectSentence(store.message(), "fuzz.safetensors");
        return 0;
    }
    for (const auto& [name, tensor] : store->tensors) {
        Index count = 1;
        for (const Index length : tensor.shape)
            count *= length;
        SOFTFOCUS_PROMISE(count == tensor.elementCount());
        SOFTFOCUS_PROMISE(tensor.bytes.empty() || (tensor.bytes.data() >= bytes.data() &&
                                                   tensor.bytes.size() <= std::size_t(bytes.data() + size - tensor.bytes.data())));
    }
    return 0;
}
