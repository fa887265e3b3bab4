namespace StreamChat.Simulator.Models;

/// <summary>A model as OpenAI lists it.</summary>
internal sealed record ModelBody(string Id, string Object, long Created, string OwnedBy)
{
    // A fixed date, so that the list is the same on every start.
    private const long FirstOf2025 = 1_735_689_600;

    internal static ModelBody Of(string name) => new(name, "model", FirstOf2025, "streamchat");
}
