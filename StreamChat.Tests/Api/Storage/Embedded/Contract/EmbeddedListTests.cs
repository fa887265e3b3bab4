using StreamChat.Tests.Api.Storage.Contract;

namespace StreamChat.Tests.Api.Storage.Embedded.Contract;

/// <inheritdoc/>
public sealed class EmbeddedListTests : ListContract
{
    private protected override Task<IStoreUnderTest> OpenAsync() => EmbeddedStore.OpenAsync();
}
