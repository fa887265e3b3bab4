namespace StreamChat.Api.Reference.Describing;

/// <summary>Where a request carries a value.</summary>
internal enum ParameterPlace
{
    Query,
    Header,
}
