using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Tests.Api.Storage;

/// <summary>One of the stores, with nothing of this test's owners in it.</summary>
internal interface IStoreUnderTest : IAsyncDisposable
{
    IConversationStore Conversations { get; }

    IRunStore Runs { get; }

    IStoreNotifications Notifications { get; }

    IKeyStore Keys { get; }

    /// <summary>Lets the store be as it would be after this time: leases run out, what is kept for a while expires.</summary>
    Task PassAsync(TimeSpan time);
}
