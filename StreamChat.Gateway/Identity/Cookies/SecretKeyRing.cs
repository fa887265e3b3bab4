using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Cookies;

/// <summary>
/// The one key of data protection, made from the secret that every replica has: a cookie of one replica is good at all of them and after a
/// restart, and no key has to be kept anywhere.
/// </summary>
internal sealed class SecretKeyRing(IOptions<CallerOptions> options) : IXmlRepository
{
    private const int MasterKeyLength = 64;

    private static readonly DateTimeOffset Activated = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public IReadOnlyCollection<XElement> GetAllElements() => [Key()];

    public void StoreElement(XElement element, string friendlyName) =>
        throw new NotSupportedException("The key is made from the secret; no other is kept.");

    private XElement Key() => new(
        "key",
        new XAttribute("id", new Guid(Derive("cookies: id", 16))),
        new XAttribute("version", 1),
        new XElement("creationDate", Activated),
        new XElement("activationDate", Activated),
        new XElement("expirationDate", Activated.AddYears(100)),
        new XElement(
            "descriptor",
            new XAttribute("deserializerType", typeof(AuthenticatedEncryptorDescriptorDeserializer).AssemblyQualifiedName!),
            new XElement(
                "descriptor",
                new XElement("encryption", new XAttribute("algorithm", "AES_256_CBC")),
                new XElement("validation", new XAttribute("algorithm", "HMACSHA256")),
                new XElement("masterKey", new XElement("value", Convert.ToBase64String(Derive("cookies: master key", MasterKeyLength)))))));

    private byte[] Derive(string purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.Key!), length, info: Encoding.UTF8.GetBytes(purpose));
}
