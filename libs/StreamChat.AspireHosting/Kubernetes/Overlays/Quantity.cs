using System.Globalization;

namespace Aspire.Hosting.Kubernetes.Overlays;

/// <summary>Amounts as Kubernetes writes them: 250m, 2, 512Mi, 1Gi.</summary>
internal static class Quantity
{
    private static readonly (string Suffix, decimal Factor)[] Suffixes =
        [("Ki", 1024m), ("Mi", 1048576m), ("Gi", 1073741824m), ("Ti", 1099511627776m), ("m", 0.001m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m)];

    /// <summary>The amount in thousandths.</summary>
    public static long Milli(string text)
    {
        var (suffix, factor) = Suffixes.FirstOrDefault(candidate => text.EndsWith(candidate.Suffix, StringComparison.Ordinal), (Suffix: "", Factor: 1m));
        return decimal.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (long)(number * factor * 1000)
            : throw new DistributedApplicationException($"'{text}' is no amount of a resource: 250m, 2, 512Mi, 1Gi.");
    }

    public static string Cores(long milli) => string.Create(CultureInfo.InvariantCulture, $"{milli}m");

    public static string Mebibytes(long milli) => string.Create(CultureInfo.InvariantCulture, $"{(milli + 1048575999) / 1048576000}Mi");
}
