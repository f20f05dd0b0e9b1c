//! Unpacks a stream of the DEFLATE format (RFC 1951) up to a limit.
//!
//! The workbook's reader unpacks by itself and takes the file's word for the size; this is only there to look before.

/// Why a stream was not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// It is no such stream.
    Broken,
    /// It unpacks to more than the limit.
    TooMuch,
}

/// The most bits of a code.
const LONGEST: usize = 15;

/// For the codes from 257 on: the shortest length, and how many bits more tell it.
const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

/// For each code of a distance: the shortest, and how many bits more tell it.
const DISTANCES: [(u16, u8); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];

/// In which order the lengths of the codes for lengths stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Unpacks a stream that unpacks to at most so many bytes.
///
/// # Errors
/// When it is no such stream, or unpacks to more.
pub fn inflate(packed: &[u8], limit: usize) -> Result<Vec<u8>, Bad> {
    let mut stream = Stream { bits: Bits { bytes: packed, at: 0, held: 0, count: 0 }, out: Vec::new(), limit };
    loop {
        let last = stream.bits.take(1)? == 1;
        match stream.bits.take(2)? {
            0 => stream.stored()?,
            1 => stream.coded(&fixed_lengths(), &Codes::of(&[5; 30]))?,
            2 => {
                let (lengths, distances) = stream.tables()?;
                stream.coded(&lengths, &distances)?;
            }
            _ => return Err(Bad::Broken),
        }
        if last {
            return Ok(stream.out);
        }
    }
}

fn fixed_lengths() -> Codes {
    let bits = |symbol: usize| match symbol {
        0..144 => 8,
        144..256 => 9,
        256..280 => 7,
        _ => 8,
    };
    Codes::of(&(0..288).map(bits).collect::<Vec<u8>>())
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u32,
    count: u8,
}

impl Bits<'_> {
    /// The next bits, at most 16, the first as the lowest.
    fn take(&mut self, count: u8) -> Result<u16, Bad> {
        while self.count < count {
            let byte = self.bytes.get(self.at).ok_or(Bad::Broken)?;
            self.held |= u32::from(*byte) << self.count;
            self.at += 1;
            self.count += 8;
        }
        let taken = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        u16::try_from(taken).map_err(|_| Bad::Broken)
    }
}

/// A set of prefix codes: how many there are of each length, and their symbols in the order of the codes.
struct Codes {
    count: [u16; LONGEST + 1],
    symbols: Vec<u16>,
}

impl Codes {
    /// The codes whose lengths these are, by symbol; 0 is a symbol without one.
    fn of(bits: &[u8]) -> Self {
        let mut count = [0; LONGEST + 1];
        for length in bits {
            count[usize::from(*length)] += 1;
        }
        count[0] = 0;
        let of_length = |length: usize| (0..).zip(bits).filter(move |(_, bits)| usize::from(**bits) == length);
        let symbols = (1..=LONGEST).flat_map(|length| of_length(length).map(|(symbol, _)| symbol)).collect();
        Self { count, symbols }
    }

    /// Reads one symbol.
    fn read(&self, bits: &mut Bits<'_>) -> Result<u16, Bad> {
        let (mut code, mut first, mut index) = (0_i32, 0_i32, 0_i32);
        for count in self.count.iter().skip(1).map(|count| i32::from(*count)) {
            code |= i32::from(bits.take(1)?);
            if code - count < first {
                let at = usize::try_from(index + (code - first)).map_err(|_| Bad::Broken)?;
                return self.symbols.get(at).copied().ok_or(Bad::Broken);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(Bad::Broken)
    }
}

struct Stream<'a> {
    bits: Bits<'a>,
    out: Vec<u8>,
    limit: usize,
}

impl Stream<'_> {
    /// A block that is not packed.
    fn stored(&mut self) -> Result<(), Bad> {
        (self.bits.held, self.bits.count) = (0, 0);
        let heading = self.bits.bytes.get(self.bits.at..self.bits.at + 4).ok_or(Bad::Broken)?;
        let length = usize::from(u16::from_le_bytes([heading[0], heading[1]]));
        let start = self.bits.at + 4;
        let block = self.bits.bytes.get(start..start + length).ok_or(Bad::Broken)?;
        if self.out.len() + length > self.limit {
            return Err(Bad::TooMuch);
        }
        self.out.extend_from_slice(block);
        self.bits.at = start + length;
        Ok(())
    }

    /// The codes of a block that brings its own.
    fn tables(&mut self) -> Result<(Codes, Codes), Bad> {
        let lengths = usize::from(self.bits.take(5)?) + 257;
        let distances = usize::from(self.bits.take(5)?) + 1;
        let told = usize::from(self.bits.take(4)?) + 4;
        let mut of_lengths = [0; 19];
        for symbol in ORDER.into_iter().take(told) {
            of_lengths[symbol] = self.three()?;
        }
        let codes = Codes::of(&of_lengths);
        let mut bits: Vec<u8> = Vec::with_capacity(lengths + distances);
        while bits.len() < lengths + distances {
            let symbol = codes.read(&mut self.bits)?;
            let (bit, times) = match symbol {
                0..16 => (u8::try_from(symbol).map_err(|_| Bad::Broken)?, 1),
                16 => (*bits.last().ok_or(Bad::Broken)?, 3 + self.bits.take(2)?),
                17 => (0, 3 + self.bits.take(3)?),
                _ => (0, 11 + self.bits.take(7)?),
            };
            bits.extend(std::iter::repeat_n(bit, usize::from(times)));
        }
        let distances = bits.get(lengths..lengths + distances).ok_or(Bad::Broken)?;
        Ok((Codes::of(&bits[..lengths]), Codes::of(distances)))
    }

    fn three(&mut self) -> Result<u8, Bad> {
        u8::try_from(self.bits.take(3)?).map_err(|_| Bad::Broken)
    }

    /// A block of bytes and of repetitions of what came before.
    fn coded(&mut self, lengths: &Codes, distances: &Codes) -> Result<(), Bad> {
        loop {
            let symbol = lengths.read(&mut self.bits)?;
            if let Ok(byte) = u8::try_from(symbol) {
                if self.out.len() == self.limit {
                    return Err(Bad::TooMuch);
                }
                self.out.push(byte);
                continue;
            }
            let Some(longer) = usize::from(symbol).checked_sub(257) else { return Ok(()) };
            let length = self.told(LENGTHS.get(longer))?;
            let distance = usize::from(distances.read(&mut self.bits)?);
            let distance = self.told(DISTANCES.get(distance))?;
            let start = self.out.len().checked_sub(distance).ok_or(Bad::Broken)?;
            if self.out.len() + length > self.limit {
                return Err(Bad::TooMuch);
            }
            // What is repeated may grow while it is repeated.
            for at in start..start + length {
                self.out.push(self.out[at]);
            }
        }
    }

    fn told(&mut self, shortest: Option<&(u16, u8)>) -> Result<usize, Bad> {
        let (shortest, more) = shortest.ok_or(Bad::Broken)?;
        Ok(usize::from(*shortest) + usize::from(self.bits.take(*more)?))
    }
}
