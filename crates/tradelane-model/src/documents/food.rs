//! What a catalogue tells of food.

use crate::types::{Decimal, Quantity, Text};

use super::Translation;

record! {
    /// A substance that causes allergies.
    Allergen {
        /// The substance (GS1 allergenTypeCode): `AM` milk, `AW` wheat, `AP` peanuts.
        code: Text,
        /// How the item has it (GS1 levelOfContainmentCode): `contains`, `mayContain`, `freeFrom`.
        containment?: Text,
    }
}

record! {
    /// What an item gives as food, in one state of preparation.
    NutritionFacts {
        /// The state of preparation (GS1 preparationStateCode): `prepared`, `unprepared`.
        preparation?: Text,
        /// The quantity that the values are for (GS1 nutrientBasisQuantity; UN/ECE Recommendation 20): 100 `GRM`.
        basis?: Quantity,
        /// What one serving is (GS1 servingSize; UN/ECE Recommendation 20).
        serving?: Quantity,
        /// What one serving is, in words (GS1 servingSizeDescription).
        serving_descriptions*: Translation,
        /// The nutrients.
        nutrients*: Nutrient,
    }
}

record! {
    /// A nutrient and how much of it there is.
    Nutrient {
        /// The nutrient (INFOODS tagname; GS1 nutrientTypeCode): `ENER-` energy, `FAT`, `PRO-` protein, `SALTEQ`.
        code: Text,
        /// How much, once for each unit (UN/ECE Recommendation 20): energy in kilojoule (`KJO`) and kilocalorie (`E14`).
        quantities*: Quantity,
        /// How exact that is (GS1 measurementPrecisionCode): `APPROXIMATELY`, `LESS_THAN`.
        precision?: Text,
        /// The share of the reference intake of a day, in percent (GS1 dailyValueIntakePercent).
        daily_intake?: Decimal,
    }
}
