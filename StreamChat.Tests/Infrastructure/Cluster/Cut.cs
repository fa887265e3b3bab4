namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>A cut of a reader's connection.</summary>
/// <param name="AtText">It is time once the reader has so much text, in UTF-16 characters.</param>
/// <param name="Bytes">How many bytes later, where the place lets one choose.</param>
/// <param name="Place">Where exactly.</param>
internal sealed record Cut(int AtText, int Bytes, CutPlace Place = CutPlace.Anywhere)
{
    /// <summary>Cuts all over a text of a length, in its order: one within a character, one within the last event, the others anywhere.</summary>
    internal static IReadOnlyList<Cut> Random(Random random, int count, int length) =>
    [
        .. Enumerable.Range(0, count - 2).Select(_ => new Cut(random.Next(length), random.Next(400)))
            .Append(new Cut(random.Next(length / 2), 0, CutPlace.InsideCharacter))
            .OrderBy(cut => cut.AtText),
        new Cut(length, random.Next(1, 60), CutPlace.InLastEvent),
    ];
}
