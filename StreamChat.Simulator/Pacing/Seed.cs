namespace StreamChat.Simulator.Pacing;

/// <summary>The number that decides everything that varies, so that the same request gives the same tokens and pauses.</summary>
internal static class Seed
{
    /// <summary>The request's own seed, or one made of its text; both with the setting's.</summary>
    internal static ulong Of(long? requested, string text, long setting) =>
        Mix((requested is { } seed ? Mix((ulong)seed) : Hash(text)) ^ (ulong)setting);

    /// <summary>A step of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers become unlike each other.</summary>
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    // FNV-1a: string.GetHashCode differs in every process.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return hash;
    }
}
