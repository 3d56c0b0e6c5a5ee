
import{a as o}from"./chunk-2QVCTNJ4.mjs";import"./chunk-2GV5PYEZ.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-UOG72AMP.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";export{o as searched};
