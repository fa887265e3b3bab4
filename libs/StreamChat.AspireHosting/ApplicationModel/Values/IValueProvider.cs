namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something whose text is known only when the application runs.</summary>
public interface IValueProvider
{
    /// <summary>The value, awaited until it is known.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);

    /// <summary>The value as the caller named in the context sees it.</summary>
    ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        GetValueAsync(cancellationToken);
}
