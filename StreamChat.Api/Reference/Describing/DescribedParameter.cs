namespace StreamChat.Api.Reference.Describing;

/// <summary>A value that an endpoint reads from the request by hand, so that its handler's parameters do not tell of it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Type">What it is read as.</param>
/// <param name="Description">What it does.</param>
/// <param name="IsRequired">Whether a request without it is refused.</param>
internal sealed record DescribedParameter(string Name, ParameterPlace Place, Type Type, string Description, bool IsRequired = false);
