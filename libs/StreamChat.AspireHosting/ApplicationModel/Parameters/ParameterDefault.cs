namespace Aspire.Hosting.ApplicationModel;

/// <summary>What stands in for a parameter that has no value.</summary>
public abstract class ParameterDefault
{
    /// <summary>The value.</summary>
    public abstract string GetDefaultValue();
}
