namespace StreamChat.Simulator.Models;

/// <summary>The models as OpenAI lists them.</summary>
internal sealed record ModelList(string Object, IReadOnlyList<ModelBody> Data);
