using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A default made of random characters.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Lowers = "abcdefghjkmnpqrstuvwxyz";
    private const string Uppers = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Numerics = "0123456789";
    private const string Specials = "-_.~()*+!";

    /// <summary>How many characters at least; 22 of the default alphabet are some 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether lower-case letters are used.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether upper-case letters are used.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether digits are used.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether other characters are used.</summary>
    public bool Special { get; set; } = true;

    /// <summary>How many lower-case letters at least.</summary>
    public int MinLower { get; set; }

    /// <summary>How many upper-case letters at least.</summary>
    public int MinUpper { get; set; }

    /// <summary>How many digits at least.</summary>
    public int MinNumeric { get; set; }

    /// <summary>How many other characters at least.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc/>
    public override string GetDefaultValue()
    {
        (string Set, bool Used, int AtLeast)[] sets =
            [(Lowers, Lower, MinLower), (Uppers, Upper, MinUpper), (Numerics, Numeric, MinNumeric), (Specials, Special, MinSpecial)];
        var all = string.Concat(sets.Where(set => set.Used).Select(set => set.Set));
        if (all.Length == 0)
        {
            throw new InvalidOperationException("A generated parameter needs at least one kind of character.");
        }

        var characters = sets.Where(set => set.Used).SelectMany(set => RandomNumberGenerator.GetItems<char>(set.Set, set.AtLeast)).ToList();
        characters.AddRange(RandomNumberGenerator.GetItems<char>(all, Math.Max(0, MinLength - characters.Count)));
        var shuffled = characters.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return new string(shuffled);
    }
}
