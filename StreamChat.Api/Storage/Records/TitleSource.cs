namespace StreamChat.Api.Storage.Records;

/// <summary>Who gave a conversation its title, in rising order of weight.</summary>
internal enum TitleSource
{
    None,
    FirstLine,
    Model,
    Person,
}
