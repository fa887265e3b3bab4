namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value made of other things of the model.</summary>
public interface IValueWithReferences
{
    /// <summary>What the value is made of.</summary>
    IEnumerable<object> References { get; }
}
