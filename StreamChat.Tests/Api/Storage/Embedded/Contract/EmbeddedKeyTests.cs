using StreamChat.Tests.Api.Storage.Contract;

namespace StreamChat.Tests.Api.Storage.Embedded.Contract;

/// <inheritdoc/>
public sealed class EmbeddedKeyTests : KeyContract
{
    private protected override Task<IStoreUnderTest> OpenAsync() => EmbeddedStore.OpenAsync();
}
