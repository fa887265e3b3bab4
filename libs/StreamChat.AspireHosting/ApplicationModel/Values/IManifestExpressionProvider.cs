namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that a published manifest can name without knowing its value.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The name, for example <c>{redis.connectionString}</c>.</summary>
    string ValueExpression { get; }
}
