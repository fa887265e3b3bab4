namespace Aspire.Hosting.ApplicationModel;

/// <summary>A default that the AppHost gives.</summary>
internal sealed class ConstantParameterDefault(Func<string> value) : ParameterDefault
{
    public override string GetDefaultValue() => value();
}
