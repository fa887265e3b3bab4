using System.Globalization;
using StreamChat.Api.Storage.Keys;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Keys;

/// <summary>Makes, lists and ends API keys, and tells of them when they are used.</summary>
internal sealed class KeyService(IKeyStore store, KeyUses uses, TimeProvider time)
{
    internal const int Most = 50;

    /// <summary>A new key of the caller's, who can give away no more than they have.</summary>
    internal async Task<(MadeKeyJson? Made, Problem? Problem)> MakeAsync(Caller caller, NewKey asked, CancellationToken cancellationToken)
    {
        if ((asked.Scopes & ~caller.Scopes) != CallerScopes.None)
        {
            return (null, new Problem(ProblemCodes.Forbidden, "A key can be given only scopes that its maker has."));
        }

        var id = ApiKeyText.NewId();
        var text = ApiKeyText.New(id);
        var key = asked.Create(id, Convert.ToHexStringLower(ApiKeyText.Hash(text)), time.GetUtcNow());
        if (!await store.AddAsync(caller.Id, key, Most, cancellationToken))
        {
            return (null, new Problem(
                ProblemCodes.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"There are {Most} keys already; revoke one first.")));
        }

        return (new MadeKeyJson(key, text), null);
    }

    internal async Task<IReadOnlyList<KeyJson>> ListAsync(string owner, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(owner, cancellationToken)).Select(key => new KeyJson(key))];

    /// <summary>Ends a key; false when the caller has none with that id.</summary>
    internal async Task<bool> RevokeAsync(string owner, string id, CancellationToken cancellationToken) =>
        ApiKeyText.IsId(id) && await store.RemoveAsync(owner, id, cancellationToken);

    /// <summary>What the gateway needs to know of a key that somebody shows; null when there is none with that id.</summary>
    internal async Task<KnownKey?> UseAsync(string id, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.IsId(id) || await store.FindAsync(id, cancellationToken) is not var (owner, key))
        {
            return null;
        }

        uses.Note(owner, key);
        return new KnownKey(owner, key.Name, Convert.FromHexString(key.Hash), key.Scopes, key.ExpiresAt);
    }
}
