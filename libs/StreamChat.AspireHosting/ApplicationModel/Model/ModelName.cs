namespace Aspire.Hosting.ApplicationModel;

/// <summary>What names of resources and endpoints look like.</summary>
internal static class ModelName
{
    private const int MaxLength = 64;

    public static void Validate(string target, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var problem = Problem(name);
        if (problem is not null)
        {
            throw new ArgumentException($"{target} name '{name}' is invalid. Name {problem}", nameof(name));
        }
    }

    private static string? Problem(string name) =>
        name.Length > MaxLength ? $"must be between 1 and {MaxLength} characters long."
        : name.Any(c => c != '-' && !char.IsAsciiLetterOrDigit(c)) ? "must contain only ASCII letters, digits, and hyphens."
        : name.Contains("--", StringComparison.Ordinal) ? "cannot contain consecutive hyphens."
        : !char.IsAsciiLetter(name[0]) ? "must start with an ASCII letter."
        : name[^1] == '-' ? "cannot end with a hyphen."
        : null;
}
