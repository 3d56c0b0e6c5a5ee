
import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import{qa as o}from"./chunk-7U4HGRCO.mjs";export{o as lint};
