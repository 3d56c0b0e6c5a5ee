
import{a as o}from"./chunk-B6TO65TO.mjs";import"./chunk-FLPLZZ3Y.mjs";import"./chunk-4JPSS4BX.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as searched};
