namespace StreamChat.ServiceDefaults.Probes;

/// <summary>What a probe of the stream doctor may do: open one stream, soon, with silences up to a bound.</summary>
/// <param name="Caller">Whose limits the probe counts towards: an id of its own for each caller who asks the doctor, and not the caller's.</param>
/// <param name="Silence">The longest silence that the stream may have.</param>
/// <param name="Nonce">Tells tokens apart, so that each is taken once.</param>
public sealed record ProbeToken(string Caller, TimeSpan Silence, string Nonce);
