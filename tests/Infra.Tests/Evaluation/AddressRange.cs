using System.Net;
using System.Net.Sockets;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Addresses of IPv4, as in 10.0.0.0/16.</summary>
internal readonly record struct AddressRange(uint First, int Length)
{
    public uint Last => First + (uint)((1UL << (32 - Length)) - 1);

    /// <summary><see langword="null"/> where it is none.</summary>
    public static AddressRange? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            ? new AddressRange(BitConverter.ToUInt32([.. network.BaseAddress.GetAddressBytes().Reverse()]), network.PrefixLength)
            : null;

    /// <summary>A part of that length, counted from 0.</summary>
    public AddressRange Part(int length, long number) => new(First + (uint)(number * (1L << (32 - length))), length);

    public bool Contains(AddressRange other) => First <= other.First && other.Last <= Last;

    public bool Overlaps(AddressRange other) => First <= other.Last && other.First <= Last;

    public override string ToString() => $"{First >> 24}.{(First >> 16) & 255}.{(First >> 8) & 255}.{First & 255}/{Length}";
}
